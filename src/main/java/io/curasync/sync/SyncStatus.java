package io.curasync.sync;

/** Status of a run. */
public enum SyncStatus {
    RUNNING,
    SUCCEEDED,
    /** The run read all pages, but quarantined at least one row. */
    PARTIAL,
    /** A full run read all pages, but found implausibly few of the known practices. Therefore, it marked no practice as missing. */
    SUSPICIOUS,
    FAILED,
    CANCELLED;

    /**
     * Returns true for {@link #SUCCEEDED} and {@link #PARTIAL}. The minimum interval between runs begins at the start of the last run with
     * one of these statuses.
     */
    public boolean succeeded() {
        return this == SUCCEEDED || this == PARTIAL;
    }
}
