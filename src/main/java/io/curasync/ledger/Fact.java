package io.curasync.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A statement of CuraGenesis about a practice or an order, from any channel. Only the ledger turns facts into state. */
public sealed interface Fact {

    Provenance provenance();

    /** CuraGenesis's id of the practice; null if the fact does not name it. */
    @Nullable
    String practiceId();

    /** The user id of the practice; null if the fact does not name it. */
    @Nullable
    String userId();

    /** Begins a statement about all fields of a practice: null means that the practice has no value. */
    static PracticeSeenBuilder completePractice(Provenance provenance) {
        return new PracticeSeenBuilder(provenance, true);
    }

    /** Begins a statement about some fields of a practice: null means unchanged. */
    static PracticeSeenBuilder partialPractice(Provenance provenance) {
        return new PracticeSeenBuilder(provenance, false);
    }

    /**
     * A practice as CuraGenesis describes it. At least one of the two ids is present.
     *
     * @param complete see {@link Fact#completePractice}
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

    /** An order. It names its practice by the user id, and counts once, however often it is received. */
    record OrderPlaced(
            Provenance provenance,
            String userId,
            String orderId,
            @Nullable BigDecimal amount,
            Instant placedAt) implements Fact {

        @Override
        public @Nullable String practiceId() {
            return null;
        }

        /**
         * The time that decides whether a total already includes the order: the time of the order, or the time of receipt if the
         * order is dated too far ahead. Otherwise such an order would be added to every total until that time comes.
         */
        public Instant countsFrom() {
            return Provenance.isTooFarAhead(placedAt, provenance.receivedAt()) ? provenance.receivedAt() : placedAt;
        }
    }
}
