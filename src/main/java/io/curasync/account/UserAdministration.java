package io.curasync.account;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The users as admins look after them. Only for admins; whoever asks stands in the audit. */
public interface UserAdministration {

    /** How far a user is. */
    enum Status {
        ACTIVE,
        /** There is no password yet, nor any sign-in by another service. */
        INVITED,
        /** May not sign in. */
        DEACTIVATED
    }

    /**
     * @param lastSignInAt at the sign-in page; null: never
     * @param linkUntil    until when an invitation or a reset link that was handed out is good; null: there is none
     * @param devices      how many are signed in
     * @param tokens       how many API tokens are good
     */
    record Person(
            User user,
            Status status,
            @Nullable Instant lastSignInAt,
            @Nullable Instant linkUntil,
            int devices,
            int tokens) {}

    /**
     * By name.
     *
     * @param search part of name, address or alias; "" does not restrict
     * @param role   null does not restrict
     * @param status null does not restrict
     */
    List<Person> find(String search, @Nullable Role role, @Nullable Status status);

    /**
     * Makes a user and invites them.
     *
     * @return with the invitation's token
     * @throws AccountException.Invalid a field's value is not acceptable
     * @throws AccountException.Taken   the address or an alias is another user's; says whose
     */
    UserAccounts.Created invite(String email, String name, Role role, List<String> aliases);

    /**
     * The token of a new link with which to choose a password; earlier ones are void. Told this once.
     *
     * @throws AccountException.Rejected the user is deactivated, or there is none
     */
    String newLink(long userId);

    /**
     * Sets these fields. Another role counts at once, for what is open too. Names that the user had and has no longer are
     * nobody's, and their practices nobody's with them, as far as they were not assigned by hand.
     *
     * @throws AccountException.Invalid a field's value is not acceptable
     * @throws AccountException.Taken   an alias is another user's; says whose
     * @throws AccountException.Rejected there would be no active admin left, or there is no such user
     */
    void change(long userId, String name, Role role, Collection<String> aliases);

    /**
     * Aliases that a change takes from a user.
     *
     * @param practices how many practices lose their rep with them
     */
    record Removal(List<String> aliases, int practices) {}

    /**
     * What {@link #change} would remove with these aliases.
     *
     * @throws AccountException.Invalid an alias is not acceptable
     * @throws AccountException.Rejected there is no such user
     */
    Removal removal(long userId, Collection<String> aliases);

    /** What is wrong with the fields of a new user, by field, as far as that shows without other users. */
    Map<String, String> faults(String email, String name, Collection<String> aliases);

    /**
     * Signs the user out everywhere, ends their API tokens and links for good, and lets them in no more.
     *
     * @throws AccountException.Rejected there would be no active admin left, or there is no such user
     */
    void deactivate(long userId);

    /** @throws AccountException.Rejected there is no such user */
    void reactivate(long userId);

    /** The user's API tokens, newest first; those that ended more than a month ago are left out. */
    List<ApiTokens.Token> tokens(long userId);

    /** Revokes one of the user's API tokens for good; does nothing if the token is another user's or has been revoked. */
    void revokeToken(long userId, long tokenId);
}
