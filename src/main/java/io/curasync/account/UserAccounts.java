package io.curasync.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Users and the aliases of reps. Callers are responsible for authorization. */
public interface UserAccounts {

    /**
     * @param user the created user
     * @param invitation the single-use token with which to choose a password at {@code /invitation/…}; null if the user has a
     *     password. Only its digest is stored, so it is returned only this once.
     */
    record Created(User user, @Nullable String invitation) {}

    /**
     * Creates a user, and publishes {@link AliasesAssigned} if there are aliases.
     *
     * @param actor for the audit log
     * @throws AccountException.Invalid if a field's value is not acceptable
     * @throws AccountException.Taken if the email or an alias belongs to another user, who is named in the message
     */
    Created createUser(NewUser user, String actor);

    /**
     * Adds aliases to a user. Aliases that the user already has change nothing.
     *
     * @param actor for the audit log
     * @throws AccountException.Invalid if an alias is blank or too long, or the user does not exist
     * @throws AccountException.Taken if an alias belongs to another user, who is named in the message
     */
    void addAliases(long userId, Collection<String> aliases, String actor);

    /**
     * Adds aliases to a user. The caller writes the audit entry, as part of its own action.
     *
     * @return the aliases that the user did not have before
     */
    List<String> addAliases(long userId, Collection<String> aliases);

    /**
     * Removes aliases from a user. The caller writes the audit entry, as part of its own action.
     *
     * @return false, without any change, if one of the aliases is not the user's
     */
    boolean removeAliases(long userId, Collection<String> aliases);

    /** Finds a user by email, ignoring case. */
    Optional<User> findByEmail(String email);

    /**
     * Returns users, newest first.
     *
     * @param before returns only users created before the one with this id; null for the newest
     */
    List<User> page(@Nullable Long before, int limit);

    /** Returns enabled users, sorted by name. Practices can be assigned to them. */
    List<User> assignable();
}
