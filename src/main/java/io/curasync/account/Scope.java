package io.curasync.account;

/** Which practices a reader may see. It becomes a {@code where} clause in the query, never a filter on the screen. */
public sealed interface Scope {

    /** Every practice: an admin's. */
    record All() implements Scope {}

    /** The practices of one rep, whether by alias or by hand. */
    record Own(long userId) implements Scope {}

    static Scope of(Role role, long userId) {
        return role == Role.ADMIN ? new All() : new Own(userId);
    }
}
