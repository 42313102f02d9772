package io.curasync.account;

/** Event: the signed-in devices or the rights of a user changed. Listeners run after the commit. */
public record UserAccessChanged(long userId) {}
