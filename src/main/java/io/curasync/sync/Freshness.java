package io.curasync.sync;

/**
 * Freshness of the data: whether the last successful run is as recent as expected. The next run is expected according to the schedule, or
 * to the usual time between the calls of an external scheduler. If there is neither, a run is expected every seven days. A run is late if
 * it has not succeeded ten minutes after its expected start. If runs are expected more often than every 20 minutes, this time is shorter.
 * Scheduled times within the minimum interval after the previous run are ignored, because no run may start then.
 */
public enum Freshness {
    /** No run has succeeded yet. */
    NEVER,
    /** No run is late. */
    FRESH,
    /**
     * One run that was expected after the last successful run is late. If CuraSync has its own schedule, late runs of an external scheduler
     * lead at most to this status.
     */
    LATE,
    /** Two or more runs that were expected after the last successful run are late. */
    OVERDUE
}
