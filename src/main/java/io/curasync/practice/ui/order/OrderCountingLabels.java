package io.curasync.practice.ui.order;

import io.curasync.practice.order.OrderCounting;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.NumberLabels;
import java.time.Instant;

/** UI texts about the relation of an order to the total orders of its practice. */
final class OrderCountingLabels {

    private OrderCountingLabels() {}

    /** Returns a text such as {@code Added since the total of Nov 27, 11:57 PM}. */
    static String text(OrderCounting counting, BrowserTime times) {
        Instant asOf = counting.asOf();
        if (asOf == null) {
            return counting.total() == 0 ? "Added: no total from CuraGenesis yet" : "Added to CuraGenesis's total";
        }
        String of = "total of " + times.time(asOf);
        return switch (counting.kind()) {
            case ADDED -> "Added since the " + of;
            case IN_TOTAL -> "In CuraGenesis's " + of;
            case NOT_IN_TOTAL -> "Not counted: CuraGenesis's " + of + " is 0";
            case UNCERTAIN ->
                "Uncertain: CuraGenesis's %s is %s, but %s known until then"
                        .formatted(
                                of,
                                NumberLabels.of(counting.total()),
                                NumberLabels.of(counting.knownUntil(), "order")
                                        + (counting.knownUntil() == 1 ? " is" : " are"));
        };
    }
}
