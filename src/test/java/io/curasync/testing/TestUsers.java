package io.curasync.testing;

import io.curasync.account.Accounts;
import io.curasync.account.NewUser;
import io.curasync.account.Role;
import io.curasync.account.User;
import java.util.List;

/** Users for tests; all have the same password. */
public final class TestUsers {

    public static final String PASSWORD = "correct horse battery";

    private TestUsers() {}

    public static User admin(Accounts accounts, String email) {
        return create(accounts, email, Role.ADMIN);
    }

    public static User rep(Accounts accounts, String email, String... aliases) {
        return create(accounts, email, Role.REP, aliases);
    }

    private static User create(Accounts accounts, String email, Role role, String... aliases) {
        return accounts.createUser(new NewUser(email, email, role, PASSWORD, List.of(aliases)), "test")
                .user();
    }
}
