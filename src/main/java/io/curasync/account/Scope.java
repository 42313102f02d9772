package io.curasync.account;

/** The practices that a user may see. Applied as a {@code where} clause in the query, never as a filter in the view. */
public sealed interface Scope {

    /** All practices, for an admin. */
    record All() implements Scope {}

    /** The practices of one rep, assigned by alias or manually. */
    record Own(long userId) implements Scope {}

    static Scope of(Role role, long userId) {
        return role == Role.ADMIN ? new All() : new Own(userId);
    }
}
