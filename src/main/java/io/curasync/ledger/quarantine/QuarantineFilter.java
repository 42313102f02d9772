package io.curasync.ledger.quarantine;

import io.curasync.platform.SqlCondition;
import io.curasync.platform.text.LikePattern;
import org.jspecify.annotations.Nullable;

/**
 * Filter of quarantined rows.
 *
 * @param search text to find in the ids and the reason, ignoring case; blank for all rows
 * @param status null for any status
 * @param reason a reason without ids and numbers, as returned by {@link QuarantineQuery#reasons}; null for any reason
 */
public record QuarantineFilter(
        String search,
        @Nullable QuarantineStatus status,
        @Nullable String reason) {

    /** Filter for the rows that need attention. */
    public static final QuarantineFilter OPEN = new QuarantineFilter("", QuarantineStatus.OPEN, null);

    /** Returns this filter as an SQL condition on the table {@code quarantine} with the alias {@code q}. */
    SqlCondition condition() {
        SqlCondition condition = SqlCondition.ALL;
        if (status != null) {
            condition = condition.and("q.resolved_at is " + (status == QuarantineStatus.OPEN ? "null" : "not null"));
        }
        if (reason != null) {
            condition = condition.and("q.reason_group = :reason", "reason", LikePattern.plain(reason));
        }
        String wanted = LikePattern.plain(search);
        return wanted.isEmpty()
                ? condition
                : condition.and(
                        "(q.practice_id ilike :search or q.user_id ilike :search or q.reason ilike :search)",
                        "search",
                        LikePattern.containing(wanted));
    }
}
