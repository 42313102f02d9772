package io.curasync.ledger.apply;

import io.curasync.ledger.Fact;
import io.curasync.ledger.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * A fact about the fields of a practice, as a row of the staging table.
 *
 * @param index index of the fact in the batch; the key of the row
 * @param fact the fact as received
 * @param content the values of the fact; an activation becomes a partial fact with the ids and the activation time
 * @param hash hash of the content; null if the fact is partial
 */
record StagedPracticeFact(
        int index,
        Fact fact,
        Fact.PracticeSeen content,
        @Nullable Long hash) {

    static StagedPracticeFact of(int index, Fact.PracticeSeen fact, SnapshotHash hash) {
        return new StagedPracticeFact(index, fact, fact, fact.complete() ? hash.of(fact) : null);
    }

    static StagedPracticeFact of(int index, Fact.PracticeActivated fact) {
        Fact.PracticeSeen content = Fact.partialPractice(fact.provenance())
                .practiceId(fact.practiceId())
                .userId(fact.userId())
                .activatedAt(fact.activatedAt())
                .build();
        return new StagedPracticeFact(index, fact, content, null);
    }

    /** Returns the name of the fact on the timeline. */
    String name() {
        return fact instanceof Fact.PracticeActivated ? "practice.activated" : "practice.seen";
    }

    Provenance provenance() {
        return fact.provenance();
    }
}
