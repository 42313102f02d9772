package io.curasync.sync;

/** Kind of a run. A full run also marks practices that it did not see as missing. */
public enum SyncKind {
    FULL,
    INCREMENTAL
}
