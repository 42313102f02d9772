package io.curasync.kpi;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/**
 * The orders that were placed in a month. Each order is credited to the rep whom its practice had when the order was placed.
 *
 * @param month the month in the business time zone
 * @param reps most orders first. The last row contains the orders of practices that had no rep. In a rep's scope, there is at
 *     most the rep's own row.
 */
public record CreditedMonth(YearMonth month, List<CreditedRep> reps) {

    /**
     * The credited orders of a rep.
     *
     * @param userId id of the user; 0 for practices that had no rep
     * @param rep name of the user; <i>Unassigned</i> for practices that had no rep
     * @param sales sum of the amounts in dollars
     */
    public record CreditedRep(long userId, String rep, long orders, BigDecimal sales) {}

    /** Returns the number of orders in all rows. In the scope of all practices, this is the number of all orders of the month. */
    public long orders() {
        return reps.stream().mapToLong(CreditedRep::orders).sum();
    }

    /** Returns the sum of the sales in all rows, in dollars. */
    public BigDecimal sales() {
        return reps.stream().map(CreditedRep::sales).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
