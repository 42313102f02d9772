package io.curasync.practice.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Result of the check whether the total orders of a practice contain an order. The total orders are CuraGenesis's own total as of a time,
 * plus the known orders after that time ({@code ledger.state.OrderTotals}).
 *
 * @param kind the result, with the reason
 * @param total CuraGenesis's own total
 * @param asOf time as of which {@code total} is valid; {@code null} if no total with a time was received
 * @param knownUntil number of the practice's known orders up to {@code asOf}; a complete total is at least this number
 */
public record OrderCounting(Kind kind, int total, @Nullable Instant asOf, long knownUntil) {

    /** Reason why the total orders of a practice contain an order or do not contain it. */
    public enum Kind {
        /** CuraGenesis's total is from a time before the order, or has no time. Therefore, CuraSync added the order to that total. */
        ADDED,
        /**
         * CuraGenesis's total is from a time at or after the order, and is at least the number of orders that are known up to that time.
         * Therefore, the total includes the order.
         */
        IN_TOTAL,
        /** CuraGenesis's total is from a time at or after the order. However, the total is 0, so it does not include the order. */
        NOT_IN_TOTAL,
        /**
         * CuraGenesis's total is from a time at or after the order. However, the total is smaller than the number of orders that are known
         * up to that time. It is unknown which of these orders the total includes.
         */
        UNCERTAIN
    }

    /**
     * Determines whether the total orders contain an order, and why. See the components of this record for the other parameters.
     *
     * @param countsFrom a total from this time or later includes the order
     */
    static OrderCounting of(Instant countsFrom, int total, @Nullable Instant asOf, long knownUntil) {
        Kind kind;
        if (asOf == null || countsFrom.isAfter(asOf)) {
            kind = Kind.ADDED;
        } else if (total >= knownUntil) {
            kind = Kind.IN_TOTAL;
        } else {
            kind = total == 0 ? Kind.NOT_IN_TOTAL : Kind.UNCERTAIN;
        }
        return new OrderCounting(kind, total, asOf, knownUntil);
    }

    /** Returns whether the total orders contain the order; {@code null} if that is unknown. */
    public @Nullable Boolean counted() {
        return switch (kind) {
            case ADDED, IN_TOTAL -> true;
            case NOT_IN_TOTAL -> false;
            case UNCERTAIN -> null;
        };
    }
}
