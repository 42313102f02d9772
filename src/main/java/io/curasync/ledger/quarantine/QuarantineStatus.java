package io.curasync.ledger.quarantine;

/** Status of a quarantined row. */
public enum QuarantineStatus {
    /** The last run that received the row could not read or apply it. */
    OPEN,
    /** A later run applied the row, or no longer received it. */
    RESOLVED
}
