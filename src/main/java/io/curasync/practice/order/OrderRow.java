package io.curasync.practice.order;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order with its practice, as displayed in lists.
 *
 * @param orderId id in CuraGenesis
 * @param practice CuraSync's id of the practice
 * @param practiceId the practice id; {@code null} if unknown
 * @param userId the user id; {@code null} if unknown
 * @param practiceName name of the practice; {@code null} if it has none
 * @param amount amount in dollars; {@code null} if not reported
 * @param placedAt time at which the order was placed
 * @param receivedAt time at which CuraSync received the order
 * @param rep email of the practice's present rep; {@code null} if unmatched
 * @param repName name of the practice's present rep; {@code null} if unmatched
 * @param counting whether the total orders of the practice contain the order, and why
 */
public record OrderRow(
        String orderId,
        long practice,
        @Nullable String practiceId,
        @Nullable String userId,
        @Nullable String practiceName,
        @Nullable BigDecimal amount,
        Instant placedAt,
        Instant receivedAt,
        @Nullable String rep,
        @Nullable String repName,
        OrderCounting counting) {

    /** Returns the display name of the practice. This is the name if it is known, otherwise the practice id or the user id. */
    public String practiceLabel() {
        return practiceName != null ? practiceName : practiceId != null ? practiceId : String.valueOf(userId);
    }
}
