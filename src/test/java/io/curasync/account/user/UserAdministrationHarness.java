package io.curasync.account.user;

import io.curasync.account.ApiTokens;
import io.curasync.account.CurrentUser;
import io.curasync.account.Invitations;
import io.curasync.account.TokenScope;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.account.UserAdministration;
import io.curasync.account.UserAdministration.Person;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** An admin and a rep, and the changes that admins make to users. */
@CuraSyncTest
abstract class UserAdministrationHarness {

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    UserAdministration userAdministration;

    @Autowired
    Invitations invitations;

    @Autowired
    ApiTokens tokens;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestDatabase database;

    User admin;
    User rep;

    @BeforeEach
    void createUsers() {
        database.clear();
        admin = TestUsers.admin(userAccounts, "admin@example.com");
        rep = TestUsers.rep(userAccounts, "dana@example.com", "Dana Reyes", "D. Reyes");
        actAs(admin);
    }

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    void token(User user) {
        tokens.create(current(user), TestUsers.PASSWORD, "CI", TokenScope.READ, Duration.ofDays(30));
    }

    Person person(User user) {
        return userAdministration.find(user.email(), null, null).getFirst();
    }

    List<String> audited(String... actions) {
        return database.jdbc()
                .sql("select subject from audit_entry where action = any(?) and actor <> 'test'")
                .param(actions)
                .query(String.class)
                .list();
    }

    void signedIn(User user) {
        database.jdbc().sql("""
                insert into device_session (user_id, series, token_hash, keep_signed_in, expires_at)
                values (?, 'series', '\\x00', true, now() + interval '1 day')
                """).param(user.id()).update();
    }

    static void actAs(User user) {
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(
                        current(user), null, AuthorityUtils.createAuthorityList("ROLE_" + user.role())));
    }

    static CurrentUser current(User user) {
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }
}
