package io.curasync.account;

/** A user's own password. */
public interface Passwords {

    /** Whether this user has a password. A user who signs in by OpenID Connect may have none. */
    boolean has(long userId);

    /**
     * Sets a new password and signs the user out on all other devices.
     *
     * @param revokeTokens whether the user's API tokens are revoked too
     * @throws AccountException.Invalid if {@code current} is not the password or was wrong too often recently, or {@code
     *     password} is not strong enough
     */
    void change(CurrentUser user, String current, String password, boolean revokeTokens);
}
