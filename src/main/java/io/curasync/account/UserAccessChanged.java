package io.curasync.account;

/** A change of a user's signed-in devices or rights. Handled after the commit. */
public record UserAccessChanged(long userId) {}
