package io.curasync.account;

/** Scope of an API token, within the rights of its user. Each scope includes the previous ones. */
public enum TokenScope {
    /** Reads data. */
    READ,
    /** Starts syncs. */
    SYNC,
    /** Performs all other actions that every user may perform: creates, changes and sends submissions, dismisses notifications. */
    WRITE,
    /** Performs admin actions. */
    ADMIN;

    public boolean includes(TokenScope other) {
        return compareTo(other) >= 0;
    }

    /** Returns the name in responses and on screens, in lower case. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
