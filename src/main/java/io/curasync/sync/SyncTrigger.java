package io.curasync.sync;

/** The cause of a run: CuraSync's own schedule, a call of the cron endpoint, or a user. */
public enum SyncTrigger {
    SCHEDULE,
    CRON,
    MANUAL
}
