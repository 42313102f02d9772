package io.curasync.account;

/** What a user may do: a rep sees the rep's own practices, an admin everything. */
public enum Role {
    ADMIN,
    REP
}
