package io.curasync.webhook.inbox;

import io.curasync.platform.SqlCondition;
import io.curasync.platform.text.LikePattern;
import io.curasync.platform.text.NormalizedText;
import io.curasync.webhook.EventStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Filter and sort order of a list of inbox events. A field that is null or "" matches all events.
 *
 * @param search id of an event, or a part of its key or order id
 * @param type event type
 * @param practice exact practice id or user id; matches the events that name the practice or changed it
 * @param oldestFirst whether the oldest events are first; otherwise, the newest are
 */
public record EventFilter(
        String search,
        @Nullable String type,
        @Nullable EventStatus status,
        String practice,
        Period period,
        boolean oldestFirst) {

    public static final EventFilter ALL = new EventFilter("", null, null, "", Period.ALL);

    private static final String CONCERNS_PRACTICE = """
            (:practice in (e.practice_id, e.user_id) or e.id in (
                select t.source_id from practice_directory p join practice_timeline t on t.practice = p.id
                where (p.practice_id = :practice or p.user_id = :practice) and t.source = 'WEBHOOK'))""";

    // Ids are almost in order of receipt, so the condition on the id lets PostgreSQL skip older rows.
    private static final String SINCE = """
            e.received_at > now() - :seconds * interval '1 second'
            and e.id > coalesce((select o.id from webhook_event o
                where o.received_at < now() - (:seconds + 60) * interval '1 second'
                order by o.id desc limit 1), 0)""";

    public EventFilter(
            String search, @Nullable String type, @Nullable EventStatus status, String practice, Period period) {
        this(search, type, status, practice, period, false);
    }

    /** Maximum time since the receipt of an event. */
    public enum Period {
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1)),
        WEEK(Duration.ofDays(7)),
        ALL(Duration.ZERO);

        private final Duration length;

        Period(Duration length) {
            this.length = length;
        }
    }

    /** Returns the filter as a condition on {@code webhook_event e}. */
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
        return period == Period.ALL ? condition : condition.and(SINCE, "seconds", period.length.toSeconds());
    }
}
