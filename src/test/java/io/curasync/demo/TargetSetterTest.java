package io.curasync.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.demo.simulation.SimulatedCuraGenesis;
import io.curasync.demo.simulation.SimulatedRep;
import io.curasync.reptarget.TargetService;
import io.curasync.reptarget.TargetTableQuery;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CuraSyncTest
class TargetSetterTest {

    private final SimulatedCuraGenesis world = new SimulatedCuraGenesis(20_261, Instant.now());
    private final Map<String, CurrentUser> reps = new HashMap<>();
    private CurrentUser admin;

    @Autowired
    TargetService service;

    @Autowired
    TargetTableQuery query;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    TestDatabase database;

    @BeforeEach
    void users() {
        database.clear();
        admin = current(TestUsers.admin(userAccounts, "admin@demo.local"));
        new DemoUsers(userAccounts, "demo-rep-password").create();
        for (SimulatedRep rep : SimulatedRep.ALL) {
            reps.put(rep.name(), current(userAccounts.findByEmail(rep.email()).orElseThrow()));
        }
    }

    @Test
    void setsTargetsOfThePresentAndThePreviousMonth() {
        set();

        YearMonth present = query.currentMonth();
        assertThat(stored())
                .filteredOn(target -> target.startsWith("dana@demo.local"))
                .extracting(target -> target.substring(0, target.lastIndexOf(' ')))
                .contains(
                        "dana@demo.local %s ORDERS".formatted(present),
                        "dana@demo.local %s SALES".formatted(present),
                        "dana@demo.local %s ORDERS".formatted(present.minusMonths(1)),
                        "dana@demo.local %s SALES".formatted(present.minusMonths(1)));
        assertThat(stored())
                .filteredOn(target -> target.contains(present + " ORDERS"))
                .hasSize(SimulatedRep.ALL.size());
    }

    @Test
    void keepsExistingTargets() {
        set();
        database.jdbc()
                .sql("update rep_target set target = 7 where user_id = ? and month = ?")
                .params(reps.get("Dana Reyes").id(), query.currentMonth().atDay(1))
                .update();
        List<String> changed = stored();

        set();

        assertThat(stored()).isEqualTo(changed).contains("dana@demo.local %s ORDERS 7".formatted(query.currentMonth()));
        assertThat(database.jdbc()
                        .sql("select actor from audit_entry where action = 'targets.changed'")
                        .query(String.class)
                        .list())
                .containsExactly("admin@demo.local");
    }

    private void set() {
        new TargetSetter(service, query).set(admin, reps, world.initialPractices(), world.history());
    }

    private List<String> stored() {
        return database.jdbc().sql("""
                        select u.email || ' ' || to_char(t.month, 'YYYY-MM') || ' ' || t.measure || ' ' || t.target
                        from rep_target t join app_user u on u.id = t.user_id order by 1""").query(String.class).list();
    }

    private static CurrentUser current(User user) {
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }
}
