package io.curasync.sync;

/** Age of the data: whether the last successful run is as recent as the schedule requires. */
public enum Freshness {
    /** No run has succeeded yet. */
    NEVER,
    /** No scheduled run is late. */
    FRESH,
    /** A scheduled run should have succeeded since the last successful run. */
    LATE,
    /** Two scheduled runs should have succeeded since the last successful run. */
    OVERDUE
}
