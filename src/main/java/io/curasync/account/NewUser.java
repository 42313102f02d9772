package io.curasync.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to be made a user.
 *
 * @param password at least 12 characters and at most 72 bytes; null to invite the user to choose one
 * @param aliases  the names under which CuraGenesis knows a rep; may be empty
 */
public record NewUser(
        String email, String name, Role role, @Nullable String password, List<String> aliases) {}
