package io.curasync.ledger;

/** What became of a fact. */
public enum FactOutcome {
    CREATED,
    UPDATED,
    UNCHANGED,
    /** Older than what is known: counted, on the timeline, without effect. */
    STALE,
    /** Refused: it contradicts what is known and nothing can decide. */
    QUARANTINED,
    /** It names a practice that is not known yet. */
    UNKNOWN_PRACTICE
}
