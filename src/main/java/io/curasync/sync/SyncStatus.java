package io.curasync.sync;

/** Where a run stands. */
public enum SyncStatus {
    RUNNING,
    SUCCEEDED,
    /** Ended, but rows are in quarantine. */
    PARTIAL,
    /** Ended, but saw far fewer practices than are known; it marked nothing missing. */
    SUSPICIOUS,
    FAILED,
    CANCELLED;

    /** Wholly or partly: what the hour between runs counts from. */
    public boolean succeeded() {
        return this == SUCCEEDED || this == PARTIAL;
    }
}
