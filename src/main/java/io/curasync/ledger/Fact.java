package io.curasync.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A statement of CuraGenesis about a practice or an order, received by webhook or in a sync. Only the {@link Ledger} applies facts. Data
 * that people enter is not a fact; see {@link ManualPractices}.
 */
public sealed interface Fact {

    Provenance provenance();

    /** Returns the practice id; null if the fact does not contain it. */
    @Nullable
    String practiceId();

    /** Returns the user id of the practice; null if the fact does not contain it. */
    @Nullable
    String userId();

    /**
     * Returns a builder for a fact about all fields of a practice. A field that is not set means that CuraGenesis has no value
     * for it.
     */
    static PracticeSeenBuilder completePractice(Provenance provenance) {
        return new PracticeSeenBuilder(provenance, true);
    }

    /** Returns a builder for a fact about some fields of a practice. A field that is not set does not change the practice. */
    static PracticeSeenBuilder partialPractice(Provenance provenance) {
        return new PracticeSeenBuilder(provenance, false);
    }

    /**
     * A practice as CuraGenesis describes it. At least one of {@code practiceId} and {@code userId} is present.
     *
     * @param complete whether the fact is about all fields. If true, null means that CuraGenesis has no value. If false, null
     *     means that the field does not change.
     * @param salesRep name of the rep as CuraGenesis writes it; "" if the practice has no rep
     * @param totalOrders number of orders according to CuraGenesis, as of {@link Provenance#asOf()}
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

    /** The activation of a practice. At least one of {@code practiceId} and {@code userId} is present. */
    record PracticeActivated(
            Provenance provenance,
            @Nullable String practiceId,
            @Nullable String userId,
            Instant activatedAt) implements Fact {}

    /**
     * An order of the practice with the given user id. An order that is received several times counts once.
     *
     * @param amount null if CuraGenesis did not send it
     */
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
         * Returns the time from which the order counts. CuraGenesis's totals as of this time or later already include the order. The time
         * is {@code placedAt}, or the time of receipt if {@code placedAt} is more than five minutes later. Without this limit, an order
         * with a wrong date in the future would be added to each of CuraGenesis's totals until that date.
         */
        public Instant countsFrom() {
            return Provenance.isTooFarAhead(placedAt, provenance.receivedAt()) ? provenance.receivedAt() : placedAt;
        }
    }
}
