package io.curasync.sync;

/** Whether the last successful run is as young as the schedule promises. */
public enum Freshness {
    /** No run has succeeded yet. */
    NEVER,
    FRESH,
    /** A scheduled run should have succeeded by now. */
    LATE,
    /** So should the one after that. */
    OVERDUE
}
