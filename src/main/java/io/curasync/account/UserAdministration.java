package io.curasync.account;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** User administration, for admins only. The current user is the actor of the audit entries. */
public interface UserAdministration {

    /** Status of a user. */
    enum Status {
        ACTIVE,
        /** The user has no password yet and has never signed in. */
        INVITED,
        /** The user may not sign in. */
        DEACTIVATED
    }

    /**
     * A user with data for administration.
     *
     * @param lastSignInAt time of the last sign-in at the sign-in page; null if none
     * @param linkUntil expiry of the user's invitation or reset link; null if there is none
     * @param devices number of signed-in devices
     * @param tokens number of valid API tokens
     */
    record Person(
            User user,
            Status status,
            @Nullable Instant lastSignInAt,
            @Nullable Instant linkUntil,
            int devices,
            int tokens) {}

    /**
     * Returns the matching users, sorted by name.
     *
     * @param search part of the name, the email or an alias; "" matches all users
     * @param role null matches all roles
     * @param status null matches all statuses
     */
    List<Person> find(String search, @Nullable Role role, @Nullable Status status);

    /**
     * Creates a user and an invitation.
     *
     * @return the user and the token of the invitation
     * @throws AccountException.Invalid if the value of a field is not acceptable
     * @throws AccountException.Taken if the email or an alias belongs to another user; the message names that user
     */
    UserAccounts.Created invite(String email, String name, Role role, List<String> aliases);

    /**
     * Creates a new link for choosing a password. Earlier links become invalid.
     *
     * @return the token of the link, which cannot be read again later
     * @throws AccountException.Rejected if the user is deactivated or does not exist
     */
    String newLink(long userId);

    /**
     * Changes the name, role and aliases of a user. A new role takes effect at once, even on open screens. Practices that were
     * assigned by a removed alias, not manually, lose their rep.
     *
     * @throws AccountException.Invalid if the value of a field is not acceptable
     * @throws AccountException.Taken if an alias belongs to another user; the message names that user
     * @throws AccountException.Rejected if no active admin would be left, or the user does not exist
     */
    void change(long userId, String name, Role role, Collection<String> aliases);

    /**
     * The aliases that a change removes from a user.
     *
     * @param practices number of practices that lose their rep
     */
    record Removal(List<String> aliases, int practices) {}

    /**
     * Returns the aliases that {@link #change} would remove.
     *
     * @param aliases the aliases after the change
     * @throws AccountException.Invalid if an alias is not acceptable
     * @throws AccountException.Rejected if the user does not exist
     */
    Removal removal(long userId, Collection<String> aliases);

    /**
     * Validates the fields of a new user. Does not check whether another user has the email or an alias.
     *
     * @return error messages by field; empty if all fields are valid
     */
    Map<String, String> fieldErrors(String email, String name, Collection<String> aliases);

    /**
     * Deactivates a user. Signs the user out everywhere, and revokes their API tokens and links permanently.
     *
     * @throws AccountException.Rejected if no active admin would be left, or the user does not exist
     */
    void deactivate(long userId);

    /**
     * Allows a deactivated user to sign in again.
     *
     * @throws AccountException.Rejected if the user does not exist
     */
    void reactivate(long userId);

    /** Returns the user's API tokens, newest first, without those that ended more than 30 days ago. */
    List<ApiTokens.Token> tokens(long userId);

    /** Revokes one of the user's API tokens permanently. Does nothing if the token belongs to another user or is already revoked. */
    void revokeToken(long userId, long tokenId);
}
