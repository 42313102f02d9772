package io.curasync.ledger;

/** The outcome of applying a fact or data that people entered. */
public enum FactOutcome {
    CREATED,
    /** The practice changed, or the order is new. */
    UPDATED,
    /** The fact or the data changed nothing, for example because the order is already stored. */
    UNCHANGED,
    /**
     * The fact, or at least one of its values, is older than the known state, and the fact changed no field that {@link FieldDiff}
     * compares. The timeline shows the values of the fact.
     */
    STALE,
    /** Not applied, because the ids contradict those of known practices, or because people listed a practice twice in one batch. */
    QUARANTINED,
    /** Not applied, because the user id of an order belongs to no known practice. Only orders have this outcome. */
    UNKNOWN_PRACTICE
}
