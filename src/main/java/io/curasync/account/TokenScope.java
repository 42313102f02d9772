package io.curasync.account;

/** Scope of an API token. A token never exceeds the rights of its user. Each scope includes the scopes that are declared before it. */
public enum TokenScope {
    /** Reads data. */
    READ,
    /** Starts syncs. */
    SYNC,
    /**
     * Performs all other actions that are open to every user. Examples are changing practices, sending submissions, writing notes
     * and dismissing notifications.
     */
    WRITE,
    /** Performs admin actions. */
    ADMIN;

    public boolean includes(TokenScope other) {
        return compareTo(other) >= 0;
    }

    /** Returns the name in lower case, for responses and screens. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
