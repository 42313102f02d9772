package io.curasync.ledger;

/** The effect of a fact. */
public enum FactOutcome {
    CREATED,
    UPDATED,
    UNCHANGED,
    /** Older than the known state. Counted and recorded on the timeline, but without effect. */
    STALE,
    /** Contradicts the known state, and no rule decides which of them is right. */
    QUARANTINED,
    /** Names a practice that CuraSync does not know yet. */
    UNKNOWN_PRACTICE
}
