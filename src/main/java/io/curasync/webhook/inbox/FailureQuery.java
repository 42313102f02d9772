package io.curasync.webhook.inbox;

import io.curasync.platform.SqlCondition;
import io.curasync.webhook.inbox.FailureDetail.AffectedPractice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads failure groups. A trigger of {@code webhook_event} maintains the columns {@code fingerprint} and {@code failure_reason}, by which
 * failed events are grouped.
 */
@Repository
class FailureQuery {

    private static final String CURRENT_FAILURES = "status = 'FAILED' and superseded_by is null";

    private static final String SELECT_GROUPS = """
            select fingerprint, min(failure_reason) as reason, min(event) as event, count(*) as events, count(body) as replayable,
                   count(distinct coalesce(user_id, practice_id)) as practices,
                   min(received_at) as first_seen, max(received_at) as last_seen,
                   coalesce(max(id) filter (where body is not null), max(id)) as sample_event_id, max(id) as newest_event_id
            from webhook_event where %s and %%s
            group by fingerprint having max(id) < :before order by max(id) desc offset :offset limit :limit""".formatted(CURRENT_FAILURES);

    // Counts by full hours of the clock. The numbers then change only if the failed events change, and at the start of
    // an hour.
    private static final String SELECT_TREND = """
            select fingerprint, greatest(0, extract(epoch from date_trunc('hour', now()) - date_trunc('hour', received_at)) / 3600)::int
                       as hours_ago,
                   count(*)::int as events
            from webhook_event
            where %s and fingerprint = any(?) and received_at >= date_trunc('hour', now()) - interval '23 hours'
            group by 1, 2""".formatted(CURRENT_FAILURES);

    // Reads one index entry per group, because a group may have many events.
    private static final String COUNT_GROUPS = """
            with recursive found as (
                select min(fingerprint) as fingerprint from webhook_event where %1$s
                union all
                select (select min(e.fingerprint) from webhook_event e where %1$s and e.fingerprint > found.fingerprint)
                from found where found.fingerprint is not null
            )
            select count(fingerprint) from found""".formatted(CURRENT_FAILURES);

    private static final String SELECT_PRACTICES = """
            with named as (
                select practice_id, user_id, count(*)::int as events from webhook_event
                where %s and fingerprint = ? and coalesce(practice_id, user_id) is not null
                group by practice_id, user_id order by count(*) desc, practice_id, user_id limit ?
            )
            select p.id as practice, coalesce(p.name, p.practice_id, p.user_id, n.practice_id, n.user_id) as label, n.events
            from named n left join lateral (
                select id, name, practice_id, user_id from practice_directory d
                where d.practice_id = n.practice_id or d.user_id = n.user_id order by id limit 1) p on true
            order by n.events desc, label""".formatted(CURRENT_FAILURES);

    private final JdbcClient jdbc;

    FailureQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Group(
            String fingerprint,
            String reason,
            String event,
            int events,
            int replayable,
            int practices,
            Instant firstSeen,
            Instant lastSeen,
            long sampleEventId,
            long newestEventId) {}

    private record Hour(String fingerprint, int hoursAgo, int events) {}

    /**
     * Returns failure groups in descending order of their newest event.
     *
     * @param before {@link FailureGroup#newestEventId} of the last group of the previous page; null for the first page
     * @param offset number of groups to skip
     * @param limit maximum number of groups
     */
    List<FailureGroup> groups(@Nullable Long before, int offset, int limit) {
        return groups(SqlCondition.ALL, before, offset, limit);
    }

    Optional<FailureGroup> find(String fingerprint) {
        return groups(SqlCondition.ALL.and("fingerprint = :fingerprint", "fingerprint", fingerprint), null, 0, 1)
                .stream()
                .findFirst();
    }

    private List<FailureGroup> groups(SqlCondition condition, @Nullable Long before, int offset, int limit) {
        List<Group> groups = jdbc.sql(SELECT_GROUPS.formatted(condition.sql()))
                .params(condition.parameters())
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("offset", offset)
                .param("limit", limit)
                .query(Group.class)
                .list();
        Map<String, List<Integer>> trends = trends(groups);
        return groups.stream()
                .map(group -> new FailureGroup(
                        group.fingerprint(),
                        group.reason(),
                        group.event(),
                        group.events(),
                        group.replayable(),
                        group.practices(),
                        group.firstSeen(),
                        group.lastSeen(),
                        group.sampleEventId(),
                        group.newestEventId(),
                        trends.getOrDefault(group.fingerprint(), noEvents())))
                .toList();
    }

    private Map<String, List<Integer>> trends(List<Group> groups) {
        Map<String, List<Integer>> trends = new HashMap<>();
        jdbc.sql(SELECT_TREND)
                .param(groups.stream().map(Group::fingerprint).toArray(String[]::new))
                .query(Hour.class)
                .list()
                .forEach(hour -> trends.computeIfAbsent(hour.fingerprint(), group -> noEvents())
                        .set(FailureGroup.TREND_HOURS - 1 - hour.hoursAgo(), hour.events()));
        return trends;
    }

    private static List<Integer> noEvents() {
        return new ArrayList<>(Collections.nCopies(FailureGroup.TREND_HOURS, 0));
    }

    int count() {
        return jdbc.sql(COUNT_GROUPS).query(Integer.class).single();
    }

    /** Returns the practices with the most events of a group, at most {@value FailureDetail#MAX_PRACTICES}. */
    List<AffectedPractice> practices(String fingerprint) {
        return jdbc.sql(SELECT_PRACTICES)
                .param(fingerprint)
                .param(FailureDetail.MAX_PRACTICES)
                .query(AffectedPractice.class)
                .list();
    }
}
