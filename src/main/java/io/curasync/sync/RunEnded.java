package io.curasync.sync;

/**
 * A run has ended. Published within the transaction that says so, once a run, so that a listener's work commits with it.
 *
 * @param status never {@link SyncStatus#RUNNING}
 */
public record RunEnded(long run, SyncStatus status) {}
