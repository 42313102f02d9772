package io.curasync.sync;

/** Trigger of a run: the schedule of CuraSync, the cron endpoint, or a user. */
public enum SyncTrigger {
    SCHEDULE,
    CRON,
    MANUAL
}
