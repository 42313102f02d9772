package io.curasync.webhook.inbox;

import io.curasync.platform.SqlCondition;
import io.curasync.webhook.processing.InboxEvent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads inbox events for screens and endpoints. */
@Repository
class EventQuery {

    /** Maximum number of events that a count, or a replay of an {@link EventSelection}, includes. */
    static final int MAX_COUNTED = 100_000;

    private static final String ROWS = """
            select e.id, e.event, e.dedupe_key as key, e.practice_id, e.user_id, e.status,
                   e.attempts + e.earlier_attempts as attempts,
                   e.received_at, e.processed_at, e.waits_for, e.error, e.body is not null as has_payload,
                   e.source_at, e.superseded_by
            from webhook_event e""";

    // There is no index of the timeline by event. The condition on the id of the practice lets PostgreSQL use the
    // index by practice.
    private static final String EFFECTS = """
            select t.practice, coalesce(p.name, p.practice_id, p.user_id) as label, t.outcome, t.detail::text as detail
            from practice_timeline t join practice_directory p on p.id = t.practice
            where t.source = 'WEBHOOK' and t.source_id = :event
              and p.id in (select id from practice_directory where practice_id = :practiceId or user_id = :userId)
            order by t.id""";

    private final JdbcClient jdbc;

    EventQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns a page of events in the sort order of the filter.
     *
     * @param after id of the last event of the previous page; null for the first page
     * @param limit maximum number of events
     */
    List<EventRow> page(EventFilter filter, @Nullable Long after, int limit) {
        return filter.oldestFirst()
                ? rows(filter, after == null ? 0 : after, Long.MAX_VALUE, 0, limit)
                : rows(filter, 0, after == null ? Long.MAX_VALUE : after, 0, limit);
    }

    /**
     * Returns a range of the events that match the filter, in its sort order.
     *
     * @param upTo greatest id that is included; later events are omitted, so that the rows do not shift when events arrive
     * @param offset number of rows to skip
     * @param limit maximum number of rows
     */
    List<EventRow> window(EventFilter filter, long upTo, int offset, int limit) {
        return rows(filter, 0, upTo + 1, offset, limit);
    }

    private List<EventRow> rows(EventFilter filter, long after, long before, int offset, int limit) {
        SqlCondition condition = filter.condition();
        return jdbc.sql(ROWS + " where e.id > :after and e.id < :before and " + condition.sql() + " order by e.id "
                        + (filter.oldestFirst() ? "asc" : "desc") + " offset :offset limit :limit")
                .params(condition.parameters())
                .param("after", after)
                .param("before", before)
                .param("offset", offset)
                .param("limit", limit)
                .query(EventRow.class)
                .list();
    }

    /** Counts the events that match the filter and whose id satisfies {@code after < id <= upTo}. Returns at most {@value #MAX_COUNTED}. */
    int count(EventFilter filter, long after, long upTo) {
        SqlCondition condition = filter.condition();
        return jdbc.sql("select count(*) from (select 1 from webhook_event e where e.id > :after and e.id <= :upTo and "
                        + condition.sql() + " limit " + MAX_COUNTED + ") as counted")
                .params(condition.parameters())
                .param("after", after)
                .param("upTo", upTo)
                .query(Integer.class)
                .single();
    }

    /**
     * Counts the selected events. Also counts how many of them can be replayed, and how many of the replayable events are already applied.
     * Reads at most {@value #MAX_COUNTED} events.
     */
    EventSelection.Counts count(EventSelection selection) {
        SqlCondition condition = selection.condition();
        return jdbc.sql("""
                        select count(*)::int as matching,
                               count(*) filter (where replayable)::int as replayable,
                               count(*) filter (where replayable and status = 'APPLIED')::int as applied
                        from (select e.status, e.body is not null and e.superseded_by is null as replayable
                              from webhook_event e where %s limit %d) as counted""".formatted(condition.sql(), MAX_COUNTED))
                .params(condition.parameters())
                .query(EventSelection.Counts.class)
                .single();
    }

    /**
     * Returns the ids of the selected events that can be replayed, oldest first.
     *
     * @param limit maximum number of ids
     */
    List<Long> selected(EventSelection selection, int limit) {
        SqlCondition condition = selection.replayable();
        return jdbc.sql("select e.id from webhook_event e where " + condition.sql() + " order by e.id limit :limit")
                .params(condition.parameters())
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    /** Returns the id of the newest event; 0 if there is no event. */
    long newestId() {
        return jdbc.sql("select coalesce(max(id), 0) from webhook_event")
                .query(Long.class)
                .single();
    }

    Optional<EventRow> find(long id) {
        return jdbc.sql(ROWS + " where e.id = ?")
                .param(id)
                .query(EventRow.class)
                .optional();
    }

    Optional<InboxEvent> findWithBody(long id) {
        return withBodies(List.of(id)).stream().findFirst();
    }

    /** Returns the events with the given ids, oldest first. The body of an event is null if it is no longer stored. */
    List<InboxEvent> withBodies(List<Long> ids) {
        return jdbc.sql("select id, event, body, attempts, source_at, received_at from webhook_event where id = any(?)"
                        + " order by id")
                .param(ids.toArray(Long[]::new))
                .query(InboxEvent.class)
                .list();
    }

    List<EventDetail.Attempt> failedAttempts(long id) {
        return jdbc.sql("select at, error from webhook_attempt where event_id = ? order by id")
                .param(id)
                .query(EventDetail.Attempt.class)
                .list();
    }

    List<EventDetail.ReplayEntry> replays(long id) {
        return jdbc.sql("select at, actor from webhook_replay where event_id = ? order by id")
                .param(id)
                .query(EventDetail.ReplayEntry.class)
                .list();
    }

    /**
     * Returns the timeline entries about the effects of an event, oldest first. Reads only the timelines of practices whose practice id or
     * user id the event contains.
     */
    List<EventDetail.TimelineRow> effects(EventRow event) {
        return jdbc.sql(EFFECTS)
                .param("event", event.id())
                .param("practiceId", event.practiceId())
                .param("userId", event.userId())
                .query(EventDetail.TimelineRow.class)
                .list();
    }
}
