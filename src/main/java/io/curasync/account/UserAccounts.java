package io.curasync.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Users and the aliases of reps. Callers are responsible for authorization. */
public interface UserAccounts {

    /**
     * A created user.
     *
     * @param invitation the single-use token for choosing a password at {@code /invitation/…}; null if the user already has a
     *     password. Cannot be read again later, because only its digest is stored.
     */
    record Created(User user, @Nullable String invitation) {}

    /**
     * Creates a user. Publishes {@link AliasesAssigned} if there are aliases.
     *
     * @param actor for the audit log
     * @throws AccountException.Invalid if the value of a field is not acceptable
     * @throws AccountException.Taken if the email or an alias belongs to another user; the message names that user
     */
    Created createUser(NewUser user, String actor);

    /**
     * Adds aliases to a user. Ignores aliases that the user already has.
     *
     * @param actor for the audit log
     * @throws AccountException.Invalid if an alias is blank or too long, or the user does not exist
     * @throws AccountException.Taken if an alias belongs to another user; the message names that user
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
     * @return false, without any change, if one of the aliases does not belong to the user
     */
    boolean removeAliases(long userId, Collection<String> aliases);

    /** Finds a user by email, ignoring case. */
    Optional<User> findByEmail(String email);

    /**
     * Returns users, newest first.
     *
     * @param before returns only users created before the user with this id; null for the newest users
     */
    List<User> page(@Nullable Long before, int limit);

    /** Returns the enabled users, sorted by name. Practices can be assigned to any of them. */
    List<User> assignable();
}
