package io.curasync.demo;

import io.curasync.account.NewUser;
import io.curasync.account.Role;
import io.curasync.account.UserAccounts;
import io.curasync.demo.simulation.SimulatedRep;
import java.util.List;

/**
 * Creates a user for each simulated rep who has none yet, so that practices are assigned to the reps. Only the first two reps get a
 * password.
 */
final class DemoUsers {

    private static final String ACTOR = "demo";
    private static final int USERS_WITH_PASSWORD = 2;

    private final UserAccounts userAccounts;
    private final String password;

    DemoUsers(UserAccounts userAccounts, String password) {
        this.userAccounts = userAccounts;
        this.password = password;
    }

    static List<SimulatedRep> repsWithPassword() {
        return SimulatedRep.ALL.subList(0, USERS_WITH_PASSWORD);
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
                                repsWithPassword().contains(rep) ? password : null,
                                List.of(rep.name(), rep.shortName())),
                        ACTOR);
            }
        }
    }
}
