package io.curasync.account;

/** Event: the signed-in devices, the name or the role of a user may have changed. Listeners run after the commit. */
public record UserAccessChanged(long userId) {}
