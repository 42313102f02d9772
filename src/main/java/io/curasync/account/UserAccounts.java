package io.curasync.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and changes users and their aliases. Callers must check the authorization. */
public interface UserAccounts {

    /**
     * A created user.
     *
     * @param invitation the single-use token for choosing a password at {@code /invitation/…}; null if the user already has a
     *     password. The token cannot be read again later, because only its digest is stored.
     */
    record Created(User user, @Nullable String invitation) {}

    /**
     * Creates a user. If {@code user} contains no password, also creates an invitation. Publishes {@link AliasesAssigned} if there
     * are aliases.
     *
     * @param actor actor of the audit entry
     * @throws AccountException.Invalid if the value of a field is invalid
     * @throws AccountException.Taken if the email or an alias belongs to another user; the message contains the email of that user
     */
    Created createUser(NewUser user, String actor);

    /**
     * Adds aliases to a user and writes the audit entries. Ignores aliases that the user already has. Publishes
     * {@link AliasesAssigned} if there are new aliases.
     *
     * @param actor actor of the audit entries
     * @throws AccountException.Invalid if an alias is invalid or the user does not exist
     * @throws AccountException.Taken if an alias belongs to another user; the message contains the email of that user
     */
    void addAliases(long userId, Collection<String> aliases, String actor);

    /**
     * Adds aliases to a user without writing audit entries, because the caller records the addition as part of its own action.
     * Ignores aliases that the user already has. Publishes {@link AliasesAssigned} if there are new aliases.
     *
     * @return the aliases that the user did not have before
     * @throws AccountException.Invalid if an alias is invalid or the user does not exist
     * @throws AccountException.Taken if an alias belongs to another user; the message contains the email of that user
     */
    List<String> addAliases(long userId, Collection<String> aliases);

    /**
     * Removes aliases from a user and publishes {@link AliasesRemoved}. Writes no audit entry. The caller records the removal as
     * part of its own action.
     *
     * @param aliases at least one alias
     * @return true if the aliases were removed; false if nothing was removed because at least one alias does not belong to the user
     * @throws AccountException.Invalid if an alias is invalid or the user does not exist
     */
    boolean removeAliases(long userId, Collection<String> aliases);

    /** Finds a user by email, ignoring case. */
    Optional<User> findByEmail(String email);

    /**
     * Returns users, newest first.
     *
     * @param before returns only users with ids below this id; null to start with the newest user
     * @param limit maximum number of users
     */
    List<User> page(@Nullable Long before, int limit);

    /** Returns the enabled users of both roles, sorted by name. Practices can be assigned to each of them. */
    List<User> assignable();
}
