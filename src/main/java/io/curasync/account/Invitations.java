package io.curasync.account;

import java.util.Optional;

/**
 * Manages single-use links for choosing a password. New users, users who forgot their password and users with a generated
 * password need such a link. A link is valid for one day if the user has a password, otherwise for seven days. A new link
 * replaces the previous link of the user.
 */
public interface Invitations {

    /**
     * The user of a valid link.
     *
     * @param reset whether the user already has a password, so that the link resets the password
     */
    record Invited(String email, boolean reset) {}

    /**
     * Creates a link for a user who signed in with a generated password and must now choose another password. Returns the token
     * of the link.
     */
    String passwordChange(long userId);

    /**
     * Returns the user of a link. Returns an empty result if the link was used, was replaced, has expired or never existed, or if the
     * user is deactivated.
     */
    Optional<Invited> find(String token);

    /**
     * Sets the user's password and invalidates the link. Signs the user out on all devices and revokes all API tokens of the
     * user.
     *
     * @return false if the link was used, was replaced, has expired or never existed, or if the user is deactivated
     * @throws AccountException.Invalid if the password is not strong enough; the link remains valid
     */
    boolean accept(String token, String password);
}
