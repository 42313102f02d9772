package io.curasync.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of a new user.
 *
 * @param password at least 12 characters, at most 72 bytes in UTF-8, and hard to guess; null to invite the user, who then chooses
 *     a password
 * @param aliases the names by which CuraGenesis refers to the user; may be empty
 */
public record NewUser(
        String email, String name, Role role, @Nullable String password, List<String> aliases) {}
