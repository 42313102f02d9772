package io.curasync.practice;

/** The status that lists show of a practice. Each practice has exactly one. */
public enum PracticeStatus {
    ACTIVE,
    ENROLLED,
    /** No order for twice the usual interval, and for at least a week. */
    DORMANT,
    /** Not found by a full sync any more. Only marked, not deleted. */
    MISSING
}
