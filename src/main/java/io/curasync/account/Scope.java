package io.curasync.account;

import io.curasync.platform.SqlCondition;

/** The practices that a user may see. Each query applies the scope in its {@code where} clause. Screens do not filter rows themselves. */
public sealed interface Scope {

    /** All practices, for an admin. */
    record All() implements Scope {}

    /** The practices of one rep, assigned by alias or manually. */
    record Own(long userId) implements Scope {}

    /**
     * Returns the SQL condition that restricts a query to these practices. Uses the parameter {@code scope}.
     *
     * @param owner the column with the user id of the rep
     */
    default SqlCondition restrict(String owner) {
        return switch (this) {
            case All() -> SqlCondition.ALL;
            case Own(long userId) -> SqlCondition.ALL.and(owner + " = :scope", "scope", userId);
        };
    }

    static Scope of(Role role, long userId) {
        return role == Role.ADMIN ? new All() : new Own(userId);
    }
}
