package io.curasync.live;

/** Topic of a change signal. A signal has no data; its listeners read again. */
public enum Topic {
    /** Practices, orders, and all figures derived from them. */
    LEDGER,
    /** A sync run started, progressed or ended. */
    SYNC,
    /** The webhook inbox. */
    WEBHOOK,
    /** Notifications of users, and their read marks. */
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
