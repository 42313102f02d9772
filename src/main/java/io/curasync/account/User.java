package io.curasync.account;

import java.time.Instant;
import java.util.List;

/**
 * Somebody who may sign in.
 *
 * @param email   also the sign-in name; unique without regard to case
 * @param enabled whether the user may sign in
 * @param aliases the names under which CuraGenesis knows a rep
 */
public record User(
        long id, String email, String name, Role role, boolean enabled, List<String> aliases, Instant createdAt) {}
