package io.curasync.live;

/** What has changed. A signal carries no data: whoever hears it reads again. */
public enum Topic {
    /** Practices, orders and with them every figure. */
    LEDGER,
    /** A sync run began, moved on or ended. */
    SYNC,
    /** The webhook inbox. */
    WEBHOOK,
    /** What people are told, and what they have read of it. */
    NOTIFICATION,
    /** New practices on their way to CuraGenesis. */
    ENROLLMENT,
    /** The import of an existing book. */
    IMPORT;

    /** The PostgreSQL notification channel. */
    String channel() {
        return "curasync_" + name().toLowerCase(java.util.Locale.ROOT);
    }
}
