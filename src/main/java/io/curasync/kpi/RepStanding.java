package io.curasync.kpi;

import io.curasync.reptarget.TargetProgress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the rep performance table, for a rep or for the unmatched practices with the same rep name.
 *
 * @param userId the rep's id; 0 for unmatched practices
 * @param repKey for unmatched practices, the rep name from CuraGenesis in lower case without surplus spaces, or "" if CuraGenesis sent
 *     none. Always "" for reps.
 * @param repRank rank among reps; {@code null} for unmatched practices
 * @param weekly number of orders in each of the last {@link RepPerformanceQuery#TREND_WEEKS} weeks, oldest first; the last week ended
 *     yesterday
 * @param targets progress of the rep's targets of the present month, orders first; empty if there are none
 */
public record RepStanding(
        long userId,
        String repKey,
        RepFigures figures,
        @Nullable RepRank repRank,
        List<Long> weekly,
        List<TargetProgress> targets) {

    /** Result of {@link #attainedPercent} for a row without a target. The value is less than all percentages, for sorting. */
    private static final long NO_TARGET = Long.MIN_VALUE;

    /**
     * The rank of a rep among all reps, by total orders.
     *
     * @param ordersBehind number of orders by which the next higher rank leads, 0 on a tie; {@code null} for the first rank
     * @param ordersAhead number of orders by which this rank leads the next lower one, 0 on a tie; {@code null} for the last rank
     */
    public record RepRank(
            long rank,
            @Nullable Long ordersBehind,
            @Nullable Long ordersAhead) {}

    /**
     * Returns the attained percentage of the orders target, or of the sales target if there is no orders target. Without any
     * target, returns a value that is less than all percentages, for sorting.
     */
    public long attainedPercent() {
        return targets.isEmpty() ? NO_TARGET : targets.getFirst().percent();
    }

    /** Returns a key that is unique within the table. */
    public String key() {
        return userId > 0 ? Long.toString(userId) : "name:" + repKey;
    }
}
