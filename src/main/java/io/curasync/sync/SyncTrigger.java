package io.curasync.sync;

/** What asked for a run. */
public enum SyncTrigger {
    SCHEDULE,
    CRON,
    MANUAL
}
