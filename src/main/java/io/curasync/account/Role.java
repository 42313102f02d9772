package io.curasync.account;

/** Role of a user. A rep sees their own practices; an admin sees all practices. */
public enum Role {
    ADMIN,
    REP
}
