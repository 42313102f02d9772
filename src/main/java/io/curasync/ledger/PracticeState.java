package io.curasync.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a practice looks like at one moment.
 *
 * @param salesRep as CuraGenesis writes it; "" when it has none
 * @param repKey {@code salesRep} without case and surplus blanks
 * @param ownerId the user whose practice it is; null: unmatched
 * @param totalOrders the shown total
 * @param createdAt since when it is known here
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

    /** The same practice with so many orders more; a total ends where an integer does, as in {@link OrderRepository}. */
    PracticeState plus(int orders) {
        return with((int) Math.min((long) totalOrders + orders, Integer.MAX_VALUE), missingSince);
    }

    /** The same practice, not seen upstream since then. */
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
