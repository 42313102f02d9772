package io.curasync.account;

import java.util.Optional;

/**
 * The way in for a user without a password, or who has forgotten it: a link for one use, good for seven days, or for one if
 * there is a password already.
 */
public interface Invitations {

    /** @param reset whether the user has a password already */
    record Invited(String email, boolean reset) {}

    /** A token for a user who has just shown a generated password. */
    String passwordChange(long userId);

    /** Whose invitation this is; empty if it was used, has expired or never was. */
    Optional<Invited> find(String token);

    /**
     * Uses the invitation up and sets the password. Signs the user out everywhere and revokes the user's API tokens.
     *
     * @return false if it was used, has expired or never was
     * @throws AccountException.Invalid the password is not good enough; the invitation stays good
     */
    boolean accept(String token, String password);
}
