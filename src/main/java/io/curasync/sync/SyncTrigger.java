package io.curasync.sync;

/** Trigger of a run. */
public enum SyncTrigger {
    SCHEDULE,
    CRON,
    MANUAL
}
