package io.curasync.account;

import java.time.Instant;
import java.util.List;

/**
 * A user account.
 *
 * @param email email of the user, which is also the sign-in name; unique, ignoring case
 * @param enabled whether the user may sign in
 * @param aliases the names by which CuraGenesis refers to the user; may be empty
 */
public record User(
        long id, String email, String name, Role role, boolean enabled, List<String> aliases, Instant createdAt) {}
