package io.curasync.account;

import io.curasync.platform.RecentPeriod;
import io.curasync.platform.SqlCondition;
import io.curasync.platform.text.LikePattern;
import org.jspecify.annotations.Nullable;

/**
 * Selects audit entries and defines their order.
 *
 * @param actor part of the actor, ignoring case; "" matches all
 * @param action exact action; null matches all
 * @param search part of the subject, the details or the client address, ignoring case; "" matches all
 * @param period maximum age of the entries
 * @param sort column by which the entries are sorted
 * @param descending true for descending order: the newest entries first, or names from Z to A
 */
public record AuditFilter(
        String actor, @Nullable String action, String search, RecentPeriod period, AuditSort sort, boolean descending) {

    public static final AuditFilter ALL = new AuditFilter("", null, "", RecentPeriod.ALL);

    /** Creates a filter with the newest entries first. */
    public AuditFilter(String actor, @Nullable String action, String search, RecentPeriod period) {
        this(actor, action, search, period, AuditSort.TIME, true);
    }

    /** Returns the SQL condition that selects the matching rows of {@code audit_entry}. */
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
        return period == RecentPeriod.ALL
                ? condition
                : condition.and(
                        "at > now() - :seconds * interval '1 second'",
                        "seconds",
                        period.length().toSeconds());
    }
}
