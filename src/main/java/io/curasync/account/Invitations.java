package io.curasync.account;

import java.util.Optional;

/**
 * Single-use links with which a user without a password, or who has forgotten it, chooses one. A link is valid for seven days, or
 * for one day if the user already has a password.
 */
public interface Invitations {

    /** @param reset whether the user already has a password */
    record Invited(String email, boolean reset) {}

    /** Creates a token for a user who has just entered a generated password. */
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
