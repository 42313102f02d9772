package io.curasync.kpi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the rep performance table: a rep, or the unmatched practices with the same rep name.
 *
 * @param userId the rep's id; 0 for unmatched practices
 * @param repKey for unmatched practices the rep name from CuraGenesis in lower case, without surplus spaces; empty if CuraGenesis
 *     sent none
 * @param repRank rank among reps; {@code null} for unmatched practices
 * @param weekly number of orders in each of the last {@link RepPerformanceQuery#TREND_WEEKS} weeks, oldest first; the last week
 *     ended yesterday
 */
public record RepStanding(
        long userId,
        String repKey,
        RepFigures figures,
        @Nullable RepRank repRank,
        List<Long> weekly) {

    /**
     * A rank among reps, by total orders.
     *
     * @param ordersBehind difference from the orders of the next higher rank; {@code null} for the first rank
     * @param ordersAhead difference from the orders of the next lower rank; {@code null} for the last rank
     */
    public record RepRank(
            long rank,
            @Nullable Long ordersBehind,
            @Nullable Long ordersAhead) {}

    /** Returns a key that is unique within the table. */
    public String key() {
        return userId > 0 ? Long.toString(userId) : "name:" + repKey;
    }
}
