package io.curasync.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that CuraGenesis told us, whichever door it came through. Only the ledger turns facts into state. */
public sealed interface Fact {

    Provenance provenance();

    /**
     * A practice as upstream describes it. At least one of the two ids is there.
     *
     * @param complete true: every field is told and null means "has none"; false: null means "not told, unchanged"
     * @param salesRep as CuraGenesis writes it; "" is a practice without a rep
     * @param totalOrders upstream's own count, at {@link Provenance#sourceTime()} or when received
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

    /** A practice became active. At least one of the two ids is there. */
    record PracticeActivated(
            Provenance provenance,
            @Nullable String practiceId,
            @Nullable String userId,
            Instant activatedAt) implements Fact {}

    /** One order, which counts once however often it is told. */
    record OrderPlaced(
            Provenance provenance,
            String userId,
            String orderId,
            @Nullable BigDecimal amount,
            Instant placedAt) implements Fact {

        /**
         * What decides whether a total holds the order already: when it was placed, or when it was received if it names a
         * later time. Else an order that is dated ahead would count on top of every total until that time comes.
         */
        Instant countsFrom() {
            return Provenance.isTooFarAhead(placedAt, provenance.receivedAt()) ? provenance.receivedAt() : placedAt;
        }
    }
}
