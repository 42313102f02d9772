package io.curasync.practice.order;

import io.curasync.practice.PracticeFilter;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Filter of the list of orders. A component that is blank or {@code null} does not restrict the orders.
 *
 * @param search the beginning of an order id, or words that must all match the practice (see {@link PracticeFilter#search})
 * @param practice CuraSync's id of the practice
 * @param rep user id of the practice's present rep; {@link PracticeFilter#UNMATCHED} for practices without a rep
 * @param since time at or after which the orders were placed
 * @param until time before which the orders were placed
 * @param minAmount lowest amount in dollars; excludes orders without an amount
 * @param maxAmount highest amount in dollars; excludes orders without an amount
 */
public record OrderFilter(
        String search,
        @Nullable Long practice,
        @Nullable Long rep,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable BigDecimal minAmount,
        @Nullable BigDecimal maxAmount) {

    /** The filter that matches all orders. */
    public static final OrderFilter ALL = new OrderFilter("", null, null, null, null, null, null);

    /** Value of {@code rep} and {@code practice} that matches no order. */
    static final long NONE = -1;
}
