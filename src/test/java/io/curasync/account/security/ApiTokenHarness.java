package io.curasync.account.security;

import io.curasync.account.ApiTokens;
import io.curasync.account.CurrentUser;
import io.curasync.account.TokenScope;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

/** An admin and a rep with API tokens, and calls with them. */
@CuraSyncTest(properties = "cron.secret=a-secret-for-cron")
abstract class ApiTokenHarness {

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    ApiTokens tokens;

    @Autowired
    TestDatabase database;

    @LocalServerPort
    int port;

    RestTestClient api;
    CurrentUser admin;
    CurrentUser rep;

    @BeforeEach
    void users() {
        database.clear();
        admin = current(TestUsers.admin(userAccounts, "admin@example.com"));
        rep = current(TestUsers.rep(userAccounts, "rep@example.com"));
        api = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    String token(CurrentUser user, TokenScope scope) {
        return tokens.create(user, TestUsers.PASSWORD, "test", scope, Duration.ofDays(30))
                .secret();
    }

    int status(String method, String path, String token) {
        return call(method, path, token).returnResult(String.class).getStatus().value();
    }

    RestTestClient.ResponseSpec call(String method, String path, String token) {
        return api.method(HttpMethod.valueOf(method))
                .uri(path)
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    static CurrentUser current(User user) {
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }
}
