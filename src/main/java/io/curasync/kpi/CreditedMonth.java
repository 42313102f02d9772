package io.curasync.kpi;

import io.curasync.reptarget.TargetProgress;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/**
 * The orders that were placed in a month. Each order is credited to the rep that its practice had when the order was placed.
 *
 * @param month the month in the business time zone
 * @param reps users with orders or a target, most orders first. If there are orders of practices that had no rep, the last row contains
 *     them. In a rep's scope, there is at most the rep's own row.
 */
public record CreditedMonth(YearMonth month, List<CreditedRep> reps) {

    /**
     * The credited orders of a rep.
     *
     * @param userId id of the user; 0 for practices that had no rep
     * @param rep name of the user; <i>Unassigned</i> for practices that had no rep
     * @param sales sum of the amounts in dollars
     * @param targets progress of the user's targets of the month, orders first; empty if there are none
     */
    public record CreditedRep(long userId, String rep, long orders, BigDecimal sales, List<TargetProgress> targets) {}

    /** Returns the number of orders in all rows. In the scope of all practices, this is the number of all orders of the month. */
    public long orders() {
        return reps.stream().mapToLong(CreditedRep::orders).sum();
    }

    /** Returns the sum of the sales in all rows, in dollars. */
    public BigDecimal sales() {
        return reps.stream().map(CreditedRep::sales).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
