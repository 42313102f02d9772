package io.curasync.ledger;

/** The effect of a fact. */
public enum FactOutcome {
    CREATED,
    UPDATED,
    UNCHANGED,
    /** Older than the known state: counted, on the timeline, without effect. */
    STALE,
    /** Contradicts the known state, and no rule can decide between them. */
    QUARANTINED,
    /** Refers to a practice that is not known yet. */
    UNKNOWN_PRACTICE
}
