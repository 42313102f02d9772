package io.curasync.sync;

/** Status of a run. */
public enum SyncStatus {
    RUNNING,
    SUCCEEDED,
    /** Read all pages, but some rows are in quarantine. */
    PARTIAL,
    /** Read all pages, but saw far fewer practices than are known, so it marked none as missing. */
    SUSPICIOUS,
    FAILED,
    CANCELLED;

    /** Returns whether a run with this status succeeded, wholly or partly. The minimum interval starts with such a run. */
    public boolean succeeded() {
        return this == SUCCEEDED || this == PARTIAL;
    }
}
