package io.curasync.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of a user to create.
 *
 * @param password at least 12 characters and at most 72 bytes; null to invite the user, who then chooses a password
 * @param aliases the names by which CuraGenesis refers to the rep; may be empty
 */
public record NewUser(
        String email, String name, Role role, @Nullable String password, List<String> aliases) {}
