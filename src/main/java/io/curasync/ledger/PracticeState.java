package io.curasync.ledger;

import io.curasync.ledger.apply.OrderRepository;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a practice at one moment.
 *
 * @param practiceId null if unknown
 * @param userId null if unknown
 * @param salesRep name of the rep as CuraGenesis writes it; "" if there is none
 * @param repKey normalized {@code salesRep} for comparison with aliases; see {@link io.curasync.account.RepNameNormalizer#key}
 * @param ownerId id of the user who is the rep; null if the practice has no rep
 * @param activatedAt null if the practice is not active
 * @param totalOrders CuraGenesis's total as of a time, plus the orders placed after that time
 * @param missingSince null if the practice is not marked as missing
 * @param createdAt time at which CuraSync created the practice
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

    /**
     * Returns a copy whose total orders are increased by the given number, up to {@link Integer#MAX_VALUE}.
     * {@link OrderRepository} applies the same limit.
     */
    public PracticeState plus(int orders) {
        return with((int) Math.min((long) totalOrders + orders, Integer.MAX_VALUE), missingSince);
    }

    /** Returns a copy that is marked as missing since the given time. */
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
