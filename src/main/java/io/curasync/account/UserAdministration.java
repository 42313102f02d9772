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
        /** The user has no password, has never signed in, and is not deactivated. */
        INVITED,
        /** The user may not sign in. */
        DEACTIVATED
    }

    /**
     * A user with the data that the screen for user administration shows.
     *
     * @param lastSignInAt time of the last sign-in at the sign-in page, with a password or by OpenID Connect; null if none
     * @param linkUntil expiry of the user's invitation or reset link; null if there is no valid link
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
     * @param search part of the name, the email or an alias, ignoring case; "" matches all users
     * @param role null matches all roles
     * @param status null matches all statuses
     */
    List<Person> find(String search, @Nullable Role role, @Nullable Status status);

    /**
     * Creates a user who has no password yet, and an invitation for that user.
     *
     * @return the user and the token of the invitation
     * @throws AccountException.Invalid if the value of a field is invalid
     * @throws AccountException.Taken if the email or an alias belongs to another user; the message contains the email of that
     *     user
     */
    UserAccounts.Created invite(String email, String name, Role role, List<String> aliases);

    /**
     * Creates a new link for choosing a password. Earlier links become invalid. Also removes the link to the user's OpenID
     * Connect account, so that the next sign-in by OpenID Connect can use another account.
     *
     * @return the token of the link, which cannot be read again later
     * @throws AccountException.Rejected if the user is deactivated or does not exist
     */
    String newLink(long userId);

    /**
     * Replaces the name, role and aliases of a user. If the name or the role changes, the user's open screens reload within two
     * seconds. Practices that were assigned by a removed alias lose their rep; manually assigned practices do not.
     *
     * @param aliases all aliases of the user after the change
     * @throws AccountException.Invalid if the value of a field is invalid
     * @throws AccountException.Taken if an alias belongs to another user; the message contains the email of that user
     * @throws AccountException.Rejected if no active admin would be left, or the user does not exist
     */
    void change(long userId, String name, Role role, Collection<String> aliases);

    /**
     * The aliases that a change would remove from a user.
     *
     * @param practices number of practices that would lose their rep
     */
    record Removal(List<String> aliases, int practices) {}

    /**
     * Returns the aliases that {@link #change} would remove.
     *
     * @param aliases all aliases of the user after the change
     * @throws AccountException.Invalid if an alias is invalid
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
     * Deactivates a user. Signs the user out on all devices, and permanently revokes the API tokens and links of the user.
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

    /** Returns the user's API tokens, newest first. Omits tokens that expired or were revoked more than 30 days ago. */
    List<ApiTokens.Token> tokens(long userId);

    /**
     * Revokes one of the user's API tokens permanently. Does nothing if the user has no such token or the token is already
     * revoked.
     *
     * @throws AccountException.Rejected if the user does not exist
     */
    void revokeToken(long userId, long tokenId);
}
