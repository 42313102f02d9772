package io.curasync.account;

import io.curasync.platform.SqlCondition;
import io.curasync.platform.text.LikePattern;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Filter and order of audit entries. Null and "" match all entries.
 *
 * @param actor part of the actor
 * @param action exact action
 * @param search part of the subject, the detail or the address
 * @param oldestFirst whether the oldest entries come first; otherwise the newest
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

    /** Returns the condition on {@code audit_entry}. */
    SqlCondition condition() {
        SqlCondition condition = SqlCondition.ALL;
        if (!LikePattern.plain(actor).isEmpty()) {
            condition = condition.and("actor ilike :actor", "actor", LikePattern.containing(actor));
        }
        if (action != null) {
            condition = condition.and("action = :action", "action", LikePattern.plain(action));
        }
        if (!LikePattern.plain(search).isEmpty()) {
            condition = condition.and(
                    "(subject ilike :search or detail ilike :search or address ilike :search)",
                    "search",
                    LikePattern.containing(search));
        }
        return period == Period.ALL
                ? condition
                : condition.and("at > now() - :seconds * interval '1 second'", "seconds", period.length.toSeconds());
    }
}
