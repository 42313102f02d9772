package io.curasync.webhook;

import io.curasync.platform.LikePattern;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Filter for inbox events. Null and "" match everything.
 *
 * @param search an event's id, or part of its key
 * @param practice exact practice id or user id; matches events whose payload names the practice and events that changed it
 * @param oldestFirst sort order; newest first if false
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
            and (e.waits_for = :practice or :practice in (%s, %s) or e.id in (
                select t.source_id from practice p join timeline_entry t on t.practice = p.id
                where (p.practice_id = :practice or p.user_id = :practice) and t.door = 'WEBHOOK'))""";

    public EventFilter(
            String search, @Nullable String type, @Nullable EventStatus status, String practice, Period period) {
        this(search, type, status, practice, period, false);
    }

    /** Maximum age of an event, by time of receipt. */
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

    /** A condition and its parameters. */
    record Where(String condition, Map<String, Object> parameters) {}

    Where where() {
        StringBuilder condition = new StringBuilder("true");
        Map<String, Object> parameters = new HashMap<>();
        String wanted = LikePattern.plain(search);
        if (!wanted.isEmpty()) {
            condition.append(" and (e.dedupe_key ilike :search or e.id::text = :id)");
            parameters.put("search", LikePattern.containing(wanted));
            parameters.put("id", wanted);
        }
        if (type != null) {
            condition.append(" and e.event = :type");
            parameters.put("type", LikePattern.plain(type));
        }
        if (status != null) {
            condition.append(" and e.status = :status");
            parameters.put("status", status.name());
        }
        if (!LikePattern.plain(practice).isEmpty()) {
            condition.append(' ').append(CONCERNS_PRACTICE.formatted(EventQuery.PRACTICE_ID, EventQuery.USER_ID));
            parameters.put("practice", LikePattern.plain(practice));
        }
        if (period != Period.ALL) {
            // Ids are almost in order of receipt, so the condition on the id lets PostgreSQL skip older rows.
            condition.append(' ').append("""
                    and e.received_at > now() - :seconds * interval '1 second'
                     and e.id > coalesce((select o.id from webhook_event o
                        where o.received_at < now() - (:seconds + 60) * interval '1 second'
                        order by o.id desc limit 1), 0)""");
            parameters.put("seconds", period.length.toSeconds());
        }
        return new Where(condition.toString(), parameters);
    }
}
