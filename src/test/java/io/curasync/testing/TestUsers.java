package io.curasync.testing;

import io.curasync.account.NewUser;
import io.curasync.account.Role;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import java.util.List;

/** Creates users for tests. All have the same password. */
public final class TestUsers {

    public static final String PASSWORD = "correct horse battery";

    private TestUsers() {}

    public static User admin(UserAccounts userAccounts, String email) {
        return create(userAccounts, email, Role.ADMIN);
    }

    public static User rep(UserAccounts userAccounts, String email, String... aliases) {
        return create(userAccounts, email, Role.REP, aliases);
    }

    private static User create(UserAccounts userAccounts, String email, Role role, String... aliases) {
        return userAccounts
                .createUser(new NewUser(email, email, role, PASSWORD, List.of(aliases)), "test")
                .user();
    }
}
