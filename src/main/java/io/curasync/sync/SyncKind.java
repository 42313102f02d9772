package io.curasync.sync;

/** Kind of a run. Both kinds read all practices, but only a full run marks practices as missing if it did not find them. */
public enum SyncKind {
    FULL,
    INCREMENTAL
}
