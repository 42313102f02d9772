package io.curasync.account;

/** A user's own password. */
public interface Passwords {

    /** Whether this user has one: who signs in by another service may have none. */
    boolean has(long userId);

    /**
     * Sets another password, and signs the user out everywhere but on the device that asks.
     *
     * @param revokeTokens whether the user's API tokens are revoked too
     * @throws AccountException.Invalid {@code current} is not the password, or was told wrongly too often lately; or
     *     {@code password} is not good enough
     */
    void change(CurrentUser user, String current, String password, boolean revokeTokens);
}
