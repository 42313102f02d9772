package io.curasync.account;

/** Lets users change their own password. */
public interface Passwords {

    /**
     * Returns whether this user has a password. Users who have not accepted their invitation, or who sign in by OpenID Connect,
     * may have none.
     */
    boolean has(long userId);

    /**
     * Sets a new password, signs the user out on all devices except the current device, and invalidates the user's invitation or
     * reset link.
     *
     * @param current the password before the change
     * @param password the new password
     * @param revokeTokens whether to revoke the user's API tokens too
     * @throws AccountException.Invalid for the field {@code current} if that password is wrong or cannot be checked, for example
     *     after too many wrong passwords; for the field {@code password} if the new password is not strong enough
     */
    void change(CurrentUser user, String current, String password, boolean revokeTokens);
}
