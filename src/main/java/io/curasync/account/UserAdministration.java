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
     * @param lastSignInAt at the sign-in page; null if never
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
     * Returns the matching users by name.
     *
     * @param search part of the name, email or an alias; "" does not restrict
     * @param role null does not restrict
     * @param status null does not restrict
     */
    List<Person> find(String search, @Nullable Role role, @Nullable Status status);

    /**
     * Creates and invites a user.
     *
     * @return the user and the invitation's token
     * @throws AccountException.Invalid if a field's value is not acceptable
     * @throws AccountException.Taken if the email or an alias belongs to another user, who is named in the message
     */
    UserAccounts.Created invite(String email, String name, Role role, List<String> aliases);

    /**
     * Creates a new link with which to choose a password and returns its token, only this once. Earlier links become invalid.
     *
     * @throws AccountException.Rejected if the user is deactivated or does not exist
     */
    String newLink(long userId);

    /**
     * Sets these fields. A new role takes effect at once, even on open screens. Practices lose their rep if they were assigned by
     * a removed alias and not manually.
     *
     * @throws AccountException.Invalid if a field's value is not acceptable
     * @throws AccountException.Taken if an alias belongs to another user, who is named in the message
     * @throws AccountException.Rejected if no active admin would be left, or the user does not exist
     */
    void change(long userId, String name, Role role, Collection<String> aliases);

    /**
     * Aliases that a change removes from a user.
     *
     * @param practices number of practices that lose their rep with them
     */
    record Removal(List<String> aliases, int practices) {}

    /**
     * Returns the aliases that {@link #change} would remove, given these.
     *
     * @throws AccountException.Invalid if an alias is not acceptable
     * @throws AccountException.Rejected if the user does not exist
     */
    Removal removal(long userId, Collection<String> aliases);

    /** Validates the fields of a new user, without a comparison with other users. Returns the errors by field. */
    Map<String, String> faults(String email, String name, Collection<String> aliases);

    /**
     * Deactivates a user. Signs the user out everywhere, and revokes their API tokens and links permanently.
     *
     * @throws AccountException.Rejected if no active admin would be left, or the user does not exist
     */
    void deactivate(long userId);

    /** @throws AccountException.Rejected if the user does not exist */
    void reactivate(long userId);

    /** Returns the user's API tokens, newest first, without those that ended more than 30 days ago. */
    List<ApiTokens.Token> tokens(long userId);

    /** Revokes one of the user's API tokens permanently. Does nothing if the token is another user's or already revoked. */
    void revokeToken(long userId, long tokenId);
}
