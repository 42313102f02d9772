package io.curasync.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The users and the names that reps go by. Who may call what is for the caller to guard. */
public interface UserAccounts {

    /**
     * @param user       who was made
     * @param invitation the single-use token with which to choose a password at {@code /invitation/…}; null if the user
     *                   has one. It is kept only as a digest, so this is the one time that it is told.
     */
    record Created(User user, @Nullable String invitation) {}

    /**
     * Makes a user and publishes {@link AliasesAssigned} if there are aliases.
     *
     * @param actor who does it, for the audit
     * @throws AccountException.Invalid a field's value is not acceptable
     * @throws AccountException.Taken   the address or an alias is another user's; says whose
     */
    Created createUser(NewUser user, String actor);

    /**
     * Adds names to those of a user; names that are the user's already change nothing.
     *
     * @param actor who does it, for the audit
     * @throws AccountException.Invalid a name is blank or too long, or there is no such user
     * @throws AccountException.Taken   a name is another user's; says whose
     */
    void addAliases(long userId, Collection<String> aliases, String actor);

    /**
     * Gives a user more aliases. The caller audits it, as a part of what it does.
     *
     * @return those that the user did not have
     */
    List<String> addAliases(long userId, Collection<String> aliases);

    /**
     * Takes aliases from a user. The caller audits it, as a part of what it does.
     *
     * @return false, and nothing is changed, if one of them is not the user's
     */
    boolean removeAliases(long userId, Collection<String> aliases);

    /** Without regard to case. */
    Optional<User> findByEmail(String email);

    /**
     * Newest first.
     *
     * @param before only users made before the one of this id; null for the newest
     */
    List<User> page(@Nullable Long before, int limit);

    /** Everybody who may be given practices: the enabled users, by name. */
    List<User> assignable();
}
