package io.curasync.practice.order;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The number of orders that match a filter, and the sum of their amounts. Counting stops after {@value #MAX_COUNT} orders, because
 * a full count would read all matching orders.
 *
 * @param count number of orders; at most {@value #MAX_COUNT}
 * @param hasMore whether there are more than {@value #MAX_COUNT} orders
 * @param amount sum of the known amounts in dollars; {@code null} if none is known, or if {@code hasMore}
 */
public record OrderSummary(
        int count, boolean hasMore, @Nullable BigDecimal amount) {

    public static final int MAX_COUNT = 100_000;

    /**
     * Creates a summary.
     *
     * @param count number of matching orders; {@value #MAX_COUNT} + 1 if there are more than {@value #MAX_COUNT}
     * @param amount sum of the known amounts of these orders in dollars; {@code null} if none is known
     */
    static OrderSummary of(int count, @Nullable BigDecimal amount) {
        return count > MAX_COUNT ? new OrderSummary(MAX_COUNT, true, null) : new OrderSummary(count, false, amount);
    }
}
