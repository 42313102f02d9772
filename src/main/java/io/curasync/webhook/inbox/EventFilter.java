package io.curasync.webhook.inbox;

import io.curasync.platform.RecentPeriod;
import io.curasync.platform.SqlCondition;
import io.curasync.platform.SqlTimes;
import io.curasync.platform.text.LikePattern;
import io.curasync.platform.text.NormalizedText;
import io.curasync.webhook.EventStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Filter and sort order of a list of inbox events. A component that is null, "" or {@link RecentPeriod#ALL} does not restrict the list.
 *
 * @param search exact id of an event, or a part of its key or order id, ignoring case
 * @param type exact event type
 * @param practice exact practice id or user id. Matches the events that contain the id, and those on the timeline of the practice.
 * @param period maximum time since the receipt
 * @param reason part of the error or of the reason of a {@link FailureGroup}, ignoring case; or the fingerprint of a failure group
 * @param since earliest time of receipt, inclusive
 * @param until latest time of receipt, exclusive
 * @param oldestFirst true to sort the oldest events first, false to sort the newest first
 */
public record EventFilter(
        String search,
        @Nullable String type,
        @Nullable EventStatus status,
        String practice,
        RecentPeriod period,
        String reason,
        @Nullable Instant since,
        @Nullable Instant until,
        boolean oldestFirst) {

    public static final EventFilter ALL = new EventFilter("", null, null, "", RecentPeriod.ALL);

    private static final String CONCERNS_PRACTICE = """
            (:practice in (e.practice_id, e.user_id) or e.id in (
                select t.source_id from practice_directory p join practice_timeline t on t.practice = p.id
                where (p.practice_id = :practice or p.user_id = :practice) and t.source = 'WEBHOOK'))""";

    // Ids are almost in order of receipt. With the condition on the id, which has a margin of one minute, PostgreSQL
    // can skip older rows.
    private static final String SINCE = """
            e.received_at > now() - :seconds * interval '1 second'
            and e.id > coalesce((select o.id from webhook_event o
                where o.received_at < now() - (:seconds + 60) * interval '1 second'
                order by o.id desc limit 1), 0)""";

    // Only failed events and events with a scheduled retry have the error of an attempt. Each of these statuses has its
    // own small index.
    private static final String FAILED_BY_REASON = """
            (e.status = 'FAILED'
                and (e.error ilike :reason or e.failure_reason ilike :reason or e.fingerprint = :fingerprint)
             or e.status = 'RECEIVED' and e.error ilike :reason)""";

    public EventFilter(
            String search, @Nullable String type, @Nullable EventStatus status, String practice, RecentPeriod period) {
        this(search, type, status, practice, period, "", null, null, false);
    }

    /**
     * Returns a copy of this filter with another {@code reason}.
     *
     * @param part new value of {@code reason}; "" for no restriction
     */
    public EventFilter withReason(String part) {
        return new EventFilter(search, type, status, practice, period, part, since, until, oldestFirst);
    }

    /**
     * Returns a copy of this filter that matches only events that were received in the given period.
     *
     * @param from start, inclusive; null for no start
     * @param to end, exclusive; null for no end
     */
    public EventFilter receivedBetween(@Nullable Instant from, @Nullable Instant to) {
        return new EventFilter(search, type, status, practice, period, reason, from, to, oldestFirst);
    }

    /** Returns this filter as an SQL condition on {@code webhook_event e}. */
    SqlCondition condition() {
        SqlCondition condition = SqlCondition.ALL;
        String wanted = LikePattern.plain(search);
        if (!wanted.isEmpty()) {
            condition = condition
                    .and(
                            "(e.dedupe_key ilike :search or e.order_id ilike :search or e.id::text = :id)",
                            "search",
                            LikePattern.containing(wanted))
                    .with("id", wanted);
        }
        if (type != null) {
            condition = condition.and("e.event = :type", "type", LikePattern.plain(type));
        }
        if (status != null) {
            condition = condition.and("e.status = :status", "status", status.name());
        }
        String practiceId = NormalizedText.of(LikePattern.plain(practice));
        if (!practiceId.isEmpty()) {
            condition = condition.and(CONCERNS_PRACTICE, "practice", practiceId);
        }
        String error = LikePattern.plain(reason);
        if (!error.isEmpty()) {
            condition = condition
                    .and(FAILED_BY_REASON, "reason", LikePattern.containing(error))
                    .with("fingerprint", error);
        }
        if (since != null) {
            condition = condition.and("e.received_at >= :since", "since", SqlTimes.param(since));
        }
        if (until != null) {
            condition = condition.and("e.received_at < :until", "until", SqlTimes.param(until));
        }
        return period == RecentPeriod.ALL
                ? condition
                : condition.and(SINCE, "seconds", period.length().toSeconds());
    }
}
