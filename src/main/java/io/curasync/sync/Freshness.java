package io.curasync.sync;

/** Age of the last successful run, compared with the schedule. */
public enum Freshness {
    /** No run has succeeded yet. */
    NEVER,
    FRESH,
    /** A scheduled run should have succeeded by now. */
    LATE,
    /** The scheduled run after that should have succeeded by now, too. */
    OVERDUE
}
