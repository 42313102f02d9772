package io.curasync.account;

/** Where a user is signed in, or what the user may do, has changed. Heard once that is committed. */
public record UserAccessChanged(long userId) {}
