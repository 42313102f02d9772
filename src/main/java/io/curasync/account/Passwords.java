package io.curasync.account;

/** Lets users change their own password. */
public interface Passwords {

    /** Returns whether this user has a password. A user who signs in by OpenID Connect may have none. */
    boolean has(long userId);

    /**
     * Sets a new password and signs the user out on all other devices.
     *
     * @param current the present password
     * @param password the new password
     * @param revokeTokens whether to revoke the user's API tokens too
     * @throws AccountException.Invalid if {@code current} is wrong or was wrong too often recently, or {@code password} is not
     *     strong enough
     */
    void change(CurrentUser user, String current, String password, boolean revokeTokens);
}
