package io.curasync.sync;

/** How thorough a run is: a full one also marks what it did not see. */
public enum SyncKind {
    FULL,
    INCREMENTAL
}
