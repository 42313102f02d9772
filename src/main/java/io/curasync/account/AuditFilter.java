package io.curasync.account;

import io.curasync.platform.LikePattern;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Filter of audit entries. Null and "" do not restrict.
 *
 * @param actor part of the actor
 * @param action exact action
 * @param search part of the subject, the detail or the address
 * @param oldestFirst whether the oldest entries come first
 */
public record AuditFilter(String actor, @Nullable String action, String search, Period period, boolean oldestFirst) {

    public static final AuditFilter ALL = new AuditFilter("", null, "", Period.ALL);

    public AuditFilter(String actor, @Nullable String action, String search, Period period) {
        this(actor, action, search, period, false);
    }

    /** Maximum age of an entry. */
    public enum Period {
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1)),
        WEEK(Duration.ofDays(7)),
        MONTH(Duration.ofDays(30)),
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
        if (!LikePattern.plain(actor).isEmpty()) {
            condition.append(" and actor ilike :actor");
            parameters.put("actor", LikePattern.containing(actor));
        }
        if (action != null) {
            condition.append(" and action = :action");
            parameters.put("action", LikePattern.plain(action));
        }
        if (!LikePattern.plain(search).isEmpty()) {
            condition.append(" and (subject ilike :search or detail ilike :search or address ilike :search)");
            parameters.put("search", LikePattern.containing(search));
        }
        if (period != Period.ALL) {
            condition.append(" and at > now() - :seconds * interval '1 second'");
            parameters.put("seconds", period.length.toSeconds());
        }
        return new Where(condition.toString(), parameters);
    }
}
