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

    /** Returns whether the run succeeded completely or partly. Only such runs are considered for the minimum interval between runs. */
    public boolean succeeded() {
        return this == SUCCEEDED || this == PARTIAL;
    }
}
