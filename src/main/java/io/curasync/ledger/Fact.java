package io.curasync.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A statement of CuraGenesis about a practice or an order, from any channel. Only the ledger turns facts into state. */
public sealed interface Fact {

    Provenance provenance();

    /**
     * A practice as CuraGenesis describes it. At least one of the two ids is present.
     *
     * @param complete if true, null means that the practice has no value; if false, null means unchanged
     * @param salesRep as CuraGenesis writes it; "" for a practice without a rep
     * @param totalOrders the total of CuraGenesis at {@link Provenance#sourceTime()}, or at the time of receipt
     */
    record PracticeSeen(
            Provenance provenance,
            boolean complete,
            @Nullable String practiceId,
            @Nullable String userId,
            @Nullable String curaIntakeId,
            @Nullable String specialty,
            @Nullable String state,
            @Nullable String salesRep,
            @Nullable Instant activatedAt,
            @Nullable Integer totalOrders)
            implements Fact {}

    /** The activation of a practice. At least one of the two ids is present. */
    record PracticeActivated(
            Provenance provenance,
            @Nullable String practiceId,
            @Nullable String userId,
            Instant activatedAt) implements Fact {}

    /** An order. It counts once, however often it is received. */
    record OrderPlaced(
            Provenance provenance,
            String userId,
            String orderId,
            @Nullable BigDecimal amount,
            Instant placedAt) implements Fact {

        /**
         * The time that decides whether a total already includes the order: the time of the order, or the time of receipt if the
         * order is dated too far ahead. Otherwise such an order would be added to every total until that time comes.
         */
        Instant countsFrom() {
            return Provenance.isTooFarAhead(placedAt, provenance.receivedAt()) ? provenance.receivedAt() : placedAt;
        }
    }
}
