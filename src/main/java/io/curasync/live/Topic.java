package io.curasync.live;

/** Topic of a change signal. A signal has no data; its listeners read the database again. */
public enum Topic {
    /** Practices, orders, and all figures derived from them. */
    LEDGER,
    /** Sync runs and their progress. */
    SYNC,
    /** The webhook inbox. */
    WEBHOOK,
    /** Notifications of users, including the time at which they were read. */
    NOTIFICATION,
    /** Submissions of new practices to CuraGenesis. */
    ENROLLMENT,
    /** CSV imports of practices. */
    IMPORT;

    /** The PostgreSQL notification channel. */
    String channel() {
        return "curasync_" + name().toLowerCase(java.util.Locale.ROOT);
    }
}
