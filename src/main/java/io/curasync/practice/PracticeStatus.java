package io.curasync.practice;

/** The one status that a list shows of a practice. */
public enum PracticeStatus {
    ACTIVE,
    ENROLLED,
    /** No order for twice as long as usual. */
    DORMANT,
    /** A full sync did not find it any more: a mark, nothing is deleted. */
    MISSING
}
