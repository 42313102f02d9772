package io.curasync.demo;

import io.curasync.account.NewUser;
import io.curasync.account.Role;
import io.curasync.account.UserAccounts;
import java.util.List;

/** Creates users for the reps, so that their practices are assigned to them. The first two can sign in. */
final class DemoUsers {

    private static final String ACTOR = "demo";
    private static final int WITH_PASSWORD = 2;

    private final UserAccounts userAccounts;
    private final String password;

    DemoUsers(UserAccounts userAccounts, String password) {
        this.userAccounts = userAccounts;
        this.password = password;
    }

    static List<SimulatedRep> signIns() {
        return SimulatedRep.ALL.subList(0, WITH_PASSWORD);
    }

    String password() {
        return password;
    }

    void create() {
        for (SimulatedRep rep : SimulatedRep.ALL) {
            if (userAccounts.findByEmail(rep.email()).isEmpty()) {
                userAccounts.createUser(
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
