package io.curasync.sync;

/**
 * Published once when a run ends, within the transaction that ends it, so that changes by listeners commit with it.
 *
 * @param status never {@link SyncStatus#RUNNING}
 */
public record RunEnded(long run, SyncStatus status) {}
