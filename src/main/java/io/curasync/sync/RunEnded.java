package io.curasync.sync;

/**
 * Event: a run has ended. Published once per run, within the transaction that ends it, so that changes by listeners commit with it.
 *
 * @param status final status, not {@link SyncStatus#RUNNING}
 */
public record RunEnded(long run, SyncStatus status) {}
