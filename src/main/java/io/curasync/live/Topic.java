package io.curasync.live;

/** Topic of a change signal. A signal contains no data, so its listeners must read the database again. */
public enum Topic {
    /**
     * Practices, their reps and orders, next steps, notes, targets and the list of the day, and all figures that are derived from these.
     */
    LEDGER,
    /** Sync runs, their progress, skipped syncs and quarantined rows. */
    SYNC,
    /** The webhook inbox, and replays and dry runs of its events. */
    WEBHOOK,
    /** Notifications of users, including the time at which they were read. */
    NOTIFICATION,
    /** Submissions of new practices to CuraGenesis. */
    ENROLLMENT,
    /** CSV imports of practices and their progress. */
    IMPORT,
    /** Health checks, incidents, alerts and application instances. */
    MONITORING;

    /** Returns the name of the PostgreSQL notification channel. */
    String channel() {
        return "curasync_" + name().toLowerCase(java.util.Locale.ROOT);
    }
}
