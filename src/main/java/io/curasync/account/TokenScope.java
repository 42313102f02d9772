package io.curasync.account;

/** What an API token may do of what its user may; each includes those before it. */
public enum TokenScope {
    /** Read. */
    READ,
    /** Start syncs. */
    SYNC,
    /** Whatever else every user may: create, change and send submissions, dismiss notifications. */
    WRITE,
    /** What only admins may. */
    ADMIN;

    public boolean includes(TokenScope other) {
        return compareTo(other) >= 0;
    }

    /** As it is written in answers and on screens. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
