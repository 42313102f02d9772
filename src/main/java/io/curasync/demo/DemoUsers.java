package io.curasync.demo;

import io.curasync.account.Accounts;
import io.curasync.account.NewUser;
import io.curasync.account.Role;
import java.util.List;

/** Makes the reps users, so that their practices are theirs. The first two in the list can sign in. */
final class DemoUsers {

    private static final String ACTOR = "demo";
    private static final int WITH_PASSWORD = 2;

    private final Accounts accounts;
    private final String password;

    DemoUsers(Accounts accounts, String password) {
        this.accounts = accounts;
        this.password = password;
    }

    static List<Rep> signIns() {
        return Rep.ALL.subList(0, WITH_PASSWORD);
    }

    String password() {
        return password;
    }

    void make() {
        for (Rep rep : Rep.ALL) {
            if (accounts.findByEmail(rep.email()).isEmpty()) {
                accounts.createUser(
                        new NewUser(
                                rep.email(),
                                rep.name(),
                                Role.REP,
                                signIns().contains(rep) ? password : null,
                                List.of(rep.name(), rep.shortName())),
                        ACTOR);
            }
        }
    }
}
