package io.curasync.sync;

/**
 * Event that a run has ended. It is published once per run, within the transaction that ends the run. Changes that a synchronous listener
 * makes are therefore committed together with the end of the run.
 *
 * @param run id of the run
 * @param status status with which the run ended, never {@link SyncStatus#RUNNING}
 */
public record RunEnded(long run, SyncStatus status) {}
