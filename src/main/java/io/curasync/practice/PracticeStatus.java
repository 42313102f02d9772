package io.curasync.practice;

/** Where a practice stands. */
public enum PracticeStatus {
    ACTIVE,
    ENROLLED,
    /** A full sync did not find it any more: a mark, nothing is deleted. */
    MISSING
}
