package io.curasync.reptarget;

import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An admin and two reps, Dana and Ava, without targets. */
@CuraSyncTest
abstract class TargetHarness {

    static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @Autowired
    TargetService service;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestDatabase database;

    CurrentUser admin;
    User dana;
    User ava;

    @BeforeEach
    void users() {
        database.clear();
        admin = current(TestUsers.admin(userAccounts, "morgan@example.com"));
        dana = TestUsers.rep(userAccounts, "dana@example.com");
        ava = TestUsers.rep(userAccounts, "ava@example.com");
    }

    static CurrentUser current(User user) {
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }

    static TargetChange orders(User user, YearMonth month, @Nullable Long target) {
        return new TargetChange(new TargetKey(user.id(), month, TargetMeasure.ORDERS), target);
    }

    TargetChanges set(TargetChange... changes) {
        return service.change(admin, List.of(changes), null);
    }

    /** Returns the stored targets, such as {@code dana@example.com 2026-11 ORDERS 60}. */
    List<String> stored() {
        return jdbc.sql("""
                        select u.email || ' ' || to_char(t.month, 'YYYY-MM') || ' ' || t.measure || ' ' || t.target
                        from rep_target t join app_user u on u.id = t.user_id order by 1""").query(String.class).list();
    }

    void deactivate(User user) {
        jdbc.sql("update app_user set enabled = false where id = ?")
                .param(user.id())
                .update();
    }
}
