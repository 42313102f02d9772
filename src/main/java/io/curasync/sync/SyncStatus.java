package io.curasync.sync;

/** Status of a run. */
public enum SyncStatus {
    RUNNING,
    SUCCEEDED,
    /** Ended, but rows are in quarantine. */
    PARTIAL,
    /** Ended, but saw far fewer practices than are known; it marked nothing missing. */
    SUSPICIOUS,
    FAILED,
    CANCELLED;

    /** Whether the minimum interval counts from this run. */
    public boolean succeeded() {
        return this == SUCCEEDED || this == PARTIAL;
    }
}
