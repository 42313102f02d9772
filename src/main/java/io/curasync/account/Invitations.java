package io.curasync.account;

import java.util.Optional;

/** The way in for a user without a password: a link that is good for seven days and for one use. */
public interface Invitations {

    /** Whose invitation this is; empty if it was used, has expired or never was. */
    Optional<String> emailFor(String token);

    /**
     * Uses the invitation up and sets the password.
     *
     * @return false if it was used, has expired or never was
     * @throws AccountException.Invalid the password is too short or too long; the invitation stays good
     */
    boolean accept(String token, String password);
}
