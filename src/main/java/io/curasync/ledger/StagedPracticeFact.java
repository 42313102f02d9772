package io.curasync.ledger;

import io.curasync.account.RepNameNormalizer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the staging table: a fact about a practice's fields.
 *
 * @param index the index of the fact in the batch
 */
record StagedPracticeFact(
        int index,
        String name,
        Provenance provenance,
        boolean complete,
        @Nullable String practiceId,
        @Nullable String userId,
        @Nullable String curaIntakeId,
        @Nullable String specialty,
        @Nullable String state,
        @Nullable String salesRep,
        @Nullable Instant activatedAt,
        @Nullable Integer totalOrders) {

    static StagedPracticeFact of(int index, Fact.PracticeSeen fact) {
        return new StagedPracticeFact(
                index,
                "practice.seen",
                fact.provenance(),
                fact.complete(),
                fact.practiceId(),
                fact.userId(),
                fact.curaIntakeId(),
                fact.specialty(),
                fact.state(),
                fact.salesRep(),
                fact.activatedAt(),
                fact.totalOrders());
    }

    static StagedPracticeFact of(int index, Fact.PracticeActivated fact) {
        return new StagedPracticeFact(
                index,
                "practice.activated",
                fact.provenance(),
                false,
                fact.practiceId(),
                fact.userId(),
                null,
                null,
                null,
                null,
                fact.activatedAt(),
                null);
    }

    @Nullable
    String salesRepKey() {
        return salesRep == null ? null : RepNameNormalizer.key(salesRep);
    }
}
