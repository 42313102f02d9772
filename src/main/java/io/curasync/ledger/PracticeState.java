package io.curasync.ledger;

import io.curasync.ledger.apply.OrderRepository;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a practice at one moment.
 *
 * @param salesRep as CuraGenesis writes it; "" if there is none
 * @param repKey {@code salesRep} without case and surplus blanks
 * @param ownerId the rep of the practice; null if unmatched
 * @param totalOrders the shown total
 * @param createdAt the time since which CuraSync knows the practice
 */
public record PracticeState(
        @Nullable String practiceId,
        @Nullable String userId,
        @Nullable String specialty,
        @Nullable String state,
        String salesRep,
        String repKey,
        @Nullable Long ownerId,
        @Nullable Instant activatedAt,
        int totalOrders,
        @Nullable Instant missingSince,
        Instant createdAt) {

    public boolean active() {
        return activatedAt != null;
    }

    /** Returns the practice with this many more orders. Capped at the maximum of an integer, as in {@link OrderRepository}. */
    public PracticeState plus(int orders) {
        return with((int) Math.min((long) totalOrders + orders, Integer.MAX_VALUE), missingSince);
    }

    /** Returns the practice marked as missing since then. */
    PracticeState missingSince(Instant since) {
        return with(totalOrders, since);
    }

    private PracticeState with(int orders, @Nullable Instant missing) {
        return new PracticeState(
                practiceId,
                userId,
                specialty,
                state,
                salesRep,
                repKey,
                ownerId,
                activatedAt,
                orders,
                missing,
                createdAt);
    }
}
