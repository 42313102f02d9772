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

    private static final int MAX_COUNTED = 100_000;

    private static final String ROWS = """
            select e.id, e.event, e.dedupe_key as key, e.practice_id, e.user_id, e.status,
                   e.attempts + e.earlier_attempts as attempts,
                   e.received_at, e.processed_at, e.waits_for, e.error, e.body is not null as has_payload,
                   e.source_at, e.superseded_by
            from webhook_event e""";

    // The condition on the practice is redundant, but there is an index on the practice.
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
     */
    List<EventRow> page(EventFilter filter, @Nullable Long after, int limit) {
        return filter.oldestFirst()
                ? rows(filter, after == null ? 0 : after, Long.MAX_VALUE, 0, limit)
                : rows(filter, 0, after == null ? Long.MAX_VALUE : after, 0, limit);
    }

    /**
     * Returns a range of rows in the sort order of the filter.
     *
     * @param upTo greatest id in the list, so that later events do not shift the rows
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

    /** Counts the matching events with {@code after < id <= upTo}, but at most {@value #MAX_COUNTED}. */
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
        return jdbc.sql("select id, event, body, attempts, source_at, received_at from webhook_event where id = ?")
                .param(id)
                .query(InboxEvent.class)
                .optional();
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

    /** Returns the timeline entries of the event's effects on the practice that the event names, oldest first. */
    List<EventDetail.TimelineRow> effects(EventRow event) {
        return jdbc.sql(EFFECTS)
                .param("event", event.id())
                .param("practiceId", event.practiceId())
                .param("userId", event.userId())
                .query(EventDetail.TimelineRow.class)
                .list();
    }
}
