package io.curasync.account;

/** Scope of an API token, within the rights of its user. Each scope includes the previous ones. */
public enum TokenScope {
    /** Read. */
    READ,
    /** Start syncs. */
    SYNC,
    /** Everything else that all users may do: create, change and send submissions, dismiss notifications. */
    WRITE,
    /** Admin actions. */
    ADMIN;

    public boolean includes(TokenScope other) {
        return compareTo(other) >= 0;
    }

    /** The spelling in responses and on screens. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
