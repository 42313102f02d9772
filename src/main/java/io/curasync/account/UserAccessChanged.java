package io.curasync.account;

/**
 * Event: a device of a user was signed out, or the user's name or role may have changed. After the commit, this instance checks its HTTP
 * sessions without delay.
 */
public record UserAccessChanged(long userId) {}
