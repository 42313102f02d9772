package io.curasync.ledger;

/** The outcome of applying a fact, or data that people entered. */
public enum FactOutcome {
    CREATED,
    UPDATED,
    UNCHANGED,
    /**
     * The fact, or at least one of its values, is older than the known state, and no field that the timeline shows has changed.
     * The timeline gets an entry with the values of the fact.
     */
    STALE,
    /** Not applied, because the ids contradict those of known practices, or because people listed the same practice more than once. */
    QUARANTINED,
    /** Not applied, because the user id of an order belongs to no known practice. Only orders have this outcome. */
    UNKNOWN_PRACTICE
}
