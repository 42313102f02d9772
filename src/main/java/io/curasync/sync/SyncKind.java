package io.curasync.sync;

/** Kind of a run. Only a full run marks the practices that it did not see as missing. */
public enum SyncKind {
    FULL,
    INCREMENTAL
}
