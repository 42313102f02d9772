package io.curasync.kpi;

import java.time.LocalDate;
import java.util.List;

/**
 * Figures by day (UTC), oldest first, the last one being today; days without any are 0.
 *
 * @param today by PostgreSQL's clock
 * @param orders of the last {@link #ORDER_DAYS} days: twice the longest range, so that each has the one before it
 * @param activations of the last {@link #ACTIVATION_DAYS} days
 */
public record Trend(LocalDate today, List<Long> orders, List<Long> activations) {

    static final int ORDER_DAYS = 180;
    static final int ACTIVATION_DAYS = 30;

    /** Orders of the last days. */
    public List<Long> orders(int days) {
        return orders.subList(orders.size() - days, orders.size());
    }

    /** Orders of as many days before those. */
    public List<Long> ordersBefore(int days) {
        return orders.subList(orders.size() - 2 * days, orders.size() - days);
    }
}
