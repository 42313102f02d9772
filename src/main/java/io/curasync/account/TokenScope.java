package io.curasync.account;

/** What an API token may do of what its user may; each includes those before it. */
public enum TokenScope {
    /** Read. */
    READ,
    /** Start syncs, and whatever else every user may. */
    SYNC,
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
