package io.curasync.account;

import java.util.Optional;

/**
 * Single-use links with which a new user, or a user who forgot the password, chooses a password. A link is valid for seven days,
 * or for one day if the user already has a password.
 */
public interface Invitations {

    /**
     * The user of a valid link.
     *
     * @param reset whether the user already has a password
     */
    record Invited(String email, boolean reset) {}

    /** Creates a token for a user who entered a generated password at sign-in and must now choose another one. */
    String passwordChange(long userId);

    /** Returns the invited user; empty if the invitation was used, has expired or does not exist. */
    Optional<Invited> find(String token);

    /**
     * Sets the password and invalidates the invitation. Signs the user out everywhere and revokes the user's API tokens.
     *
     * @return false if the invitation was used, has expired or does not exist
     * @throws AccountException.Invalid if the password is not strong enough; the invitation remains valid
     */
    boolean accept(String token, String password);
}
