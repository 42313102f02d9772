package io.curasync.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A statement of CuraGenesis about a practice or an order, received through any channel. Only the ledger turns facts into state. */
public sealed interface Fact {

    Provenance provenance();

    /** CuraGenesis's id of the practice; null if the fact does not name it. */
    @Nullable
    String practiceId();

    /** The user id of the practice; null if the fact does not name it. */
    @Nullable
    String userId();

    /** Returns a builder of a fact about all fields of a practice. A null field means that the practice has no value. */
    static PracticeSeenBuilder completePractice(Provenance provenance) {
        return new PracticeSeenBuilder(provenance, true);
    }

    /** Returns a builder of a fact about some fields of a practice. A null field is unchanged. */
    static PracticeSeenBuilder partialPractice(Provenance provenance) {
        return new PracticeSeenBuilder(provenance, false);
    }

    /**
     * A practice as CuraGenesis describes it. At least one of the two ids is present.
     *
     * @param complete whether a null field means that the practice has no value; see {@link Fact#completePractice}
     * @param salesRep name of the rep as CuraGenesis writes it; "" if the practice has no rep
     * @param totalOrders CuraGenesis's own number of orders as of {@link Provenance#asOf()}
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

    /** An order of the practice with the given user id. Counts once, even if it is received several times. */
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
         * Returns the time that decides whether a total already includes the order: the time of the order, or the time of receipt if
         * the order is dated too far ahead of it. Otherwise such an order would be added to every total until its date.
         */
        public Instant countsFrom() {
            return Provenance.isTooFarAhead(placedAt, provenance.receivedAt()) ? provenance.receivedAt() : placedAt;
        }
    }
}
