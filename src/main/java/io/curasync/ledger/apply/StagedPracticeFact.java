package io.curasync.ledger.apply;

import io.curasync.ledger.Fact;
import io.curasync.ledger.Provenance;

/**
 * A fact about a practice's fields as a row of the staging table.
 *
 * @param index key of the row: the index of the fact in the batch
 * @param fact the fact as received
 * @param content the fields; an activation has only its time
 */
record StagedPracticeFact(int index, Fact fact, Fact.PracticeSeen content) {

    static StagedPracticeFact of(int index, Fact.PracticeSeen fact) {
        return new StagedPracticeFact(index, fact, fact);
    }

    static StagedPracticeFact of(int index, Fact.PracticeActivated fact) {
        Fact.PracticeSeen content = Fact.partialPractice(fact.provenance())
                .practiceId(fact.practiceId())
                .userId(fact.userId())
                .activatedAt(fact.activatedAt())
                .build();
        return new StagedPracticeFact(index, fact, content);
    }

    /** Name of the fact on the timeline. */
    String name() {
        return fact instanceof Fact.PracticeActivated ? "practice.activated" : "practice.seen";
    }

    Provenance provenance() {
        return fact.provenance();
    }
}
