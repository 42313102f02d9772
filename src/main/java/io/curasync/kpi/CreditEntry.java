package io.curasync.kpi;

import io.curasync.ledger.LedgerChanges.OrderRecorded;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change of the credited orders of one day. The credited rep is either known ({@code ownerId}), or follows from the practice
 * and the time of the order.
 *
 * @param ownerId id of the rep, 0 for none; {@code null} to credit the owner of {@code practice} at {@code placedAt}
 * @param practice CuraSync's id of the practice of a new order; {@code null} if {@code ownerId} is set
 * @param placedAt time of a new order; {@code null} if {@code ownerId} is set
 * @param orders number of orders; negative to remove orders
 * @param sales sum of the amounts in dollars
 */
record CreditEntry(
        LocalDate day,
        @Nullable Long ownerId,
        @Nullable Long practice,
        @Nullable Instant placedAt,
        long orders,
        BigDecimal sales) {

    static CreditEntry of(OrderRecorded order, LocalDate day) {
        return new CreditEntry(
                day,
                null,
                order.practice(),
                order.placedAt(),
                1,
                Objects.requireNonNullElse(order.amount(), BigDecimal.ZERO));
    }

    CreditEntry negated() {
        return new CreditEntry(day, ownerId, practice, placedAt, -orders, sales.negate());
    }
}
