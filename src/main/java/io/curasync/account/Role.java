package io.curasync.account;

/** Role of a user: a rep sees their own practices, an admin all. */
public enum Role {
    ADMIN,
    REP
}
