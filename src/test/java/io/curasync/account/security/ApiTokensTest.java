package io.curasync.account.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.account.AccountException;
import io.curasync.account.ApiTokens;
import io.curasync.account.CurrentUser;
import io.curasync.account.TokenScope;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Access of scripts with an API token. */
@CuraSyncTest(properties = "cron.secret=a-secret-for-cron")
class ApiTokensTest {

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

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        // method, path, status by user and token scope; 404: allowed, but not found; 503: syncs are off
        "GET,  /api/kpi/overview,                            200, 200, 200, 200, 200, 200",
        "GET,  /api/practices,                               200, 200, 200, 200, 200, 200",
        "GET,  /api/sync/runs,                               200, 200, 200, 200, 200, 200",
        "GET,  /api/submissions,                             200, 200, 200, 200, 200, 200",
        "POST, /api/kpi/sync-practices,                      403, 503, 503, 403, 503, 503",
        "POST, /api/kpi/sync-practices?override=true,        403, 403, 403, 403, 403, 503",
        "POST, /api/kpi/sync-practices/,                     403, 403, 404, 403, 403, 404",
        "POST, /api/sync/runs/7/cancel,                      403, 403, 403, 403, 403, 404",
        // 400: allowed, but there is no body
        "POST, /api/submissions,                             403, 403, 400, 403, 403, 400",
        "PUT,  /api/submissions/7,                           403, 403, 400, 403, 403, 400",
        "POST, /api/submissions/7/send,                      403, 403, 404, 403, 403, 404",
        "POST, /api/notifications/7/dismiss,                 403, 403, 404, 403, 403, 404",
        "POST, /api/nothing,                                 403, 403, 404, 403, 403, 404",
        "GET,  /api/users,                                   403, 403, 403, 403, 403, 200",
        "GET,  /api/webhooks/events,                         403, 403, 403, 403, 403, 200",
        "GET,  /api/kpi/sync-practices/cron,                 401, 401, 401, 401, 401, 503",
        "GET,  /v3/api-docs/nothing,                         403, 403, 403, 403, 403, 404",
    })
    void matchesTheAccessTable(
            String method, String path, int repRead, int repSync, int repWrite, int read, int sync, int all) {
        assertThat(status(method, path, token(rep, TokenScope.READ))).isEqualTo(repRead);
        assertThat(status(method, path, token(rep, TokenScope.SYNC))).isEqualTo(repSync);
        assertThat(status(method, path, token(rep, TokenScope.WRITE))).isEqualTo(repWrite);
        assertThat(status(method, path, token(admin, TokenScope.READ))).isEqualTo(read);
        assertThat(status(method, path, token(admin, TokenScope.SYNC))).isEqualTo(sync);
        assertThat(status(method, path, token(admin, TokenScope.ADMIN))).isEqualTo(all);
    }

    @Test
    void namesTheRequiredScope() {
        call("POST", "/api/kpi/sync-practices", token(admin, TokenScope.READ))
                .expectHeader()
                .valueEquals(
                        "WWW-Authenticate", "Bearer realm=\"CuraSync\", error=\"insufficient_scope\", scope=\"sync\"")
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        call("POST", "/api/submissions/7/send", token(admin, TokenScope.SYNC))
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("This needs an API token with the scope write.");
        call("GET", "/api/users", token(admin, TokenScope.WRITE))
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("This needs an API token with the scope admin.");
        call("GET", "/api/users", token(rep, TokenScope.SYNC))
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("This is for admins.");
    }

    @Test
    void adminReadTokenSeesAllPractices() {
        database.jdbc()
                .sql("insert into practice (practice_id, user_id) values ('prac_1', 'user_1')")
                .update();

        call("GET", "/api/practices", token(admin, TokenScope.READ))
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1);
        call("GET", "/api/practices", token(rep, TokenScope.READ))
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
    }

    @Test
    void rejectsInvalidTokens() {
        for (String nonsense : new String[] {"cst_", "cst_nonsense", "nonsense", "a-secret-for-cron"}) {
            call("GET", "/api/kpi/overview", nonsense)
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .valueEquals("WWW-Authenticate", "Bearer realm=\"CuraSync\", error=\"invalid_token\"")
                    .expectHeader()
                    .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        }
    }

    @Test
    void acceptsTheCronSecret() {
        assertThat(status("GET", "/api/kpi/sync-practices/cron", "a-secret-for-cron"))
                .isEqualTo(503);
        assertThat(status("GET", "/api/kpi/sync-practices/cron", "cst_nonsense"))
                .isEqualTo(401);
    }

    @Test
    void doesNotAuthorizeWebhooks() {
        assertThat(status("POST", "/api/webhooks/curagenesis/practice-update", token(admin, TokenScope.ADMIN)))
                .isIn(401, 415, 503);
    }

    @Test
    void rejectsExpiredAndRevokedTokens() {
        String expiring = token(rep, TokenScope.READ);
        String revoked = token(rep, TokenScope.READ);
        tokens.revoke(admin, tokens.of(rep.id()).getFirst().id());
        assertThat(status("GET", "/api/kpi/overview", revoked)).as("another's").isEqualTo(200);

        tokens.revoke(rep, tokens.of(rep.id()).getFirst().id());
        database.jdbc()
                .sql("update api_token set expires_at = now() where revoked_at is null")
                .update();

        assertThat(detail(revoked)).isEqualTo("This API token was revoked.");
        assertThat(detail(expiring)).startsWith("This API token has expired.");
    }

    @Test
    void followsTheStateAndRoleOfItsUser() {
        String all = token(admin, TokenScope.ADMIN);
        database.jdbc()
                .sql("update app_user set role = 'REP' where email = 'admin@example.com'")
                .update();
        assertThat(status("GET", "/api/users", all)).isEqualTo(403);

        database.jdbc().sql("update app_user set enabled = false").update();
        assertThat(status("GET", "/api/kpi/overview", all)).isEqualTo(401);
    }

    @Test
    void storesADigestAndAnApproximateLastUse() {
        String secret = token(rep, TokenScope.READ);
        assertThat(secret).matches("cst_[\\w-]{43}");
        assertThat(database.jdbc()
                        .sql("select count(*) from api_token where strpos(api_token::text, ?) > 0")
                        .param(secret.substring(4))
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(lastUse()).isNull();

        status("GET", "/api/kpi/overview", secret);
        Instant first = lastUse();
        assertThat(first).isNotNull();
        status("GET", "/api/kpi/overview", secret);
        assertThat(lastUse()).as("not written at each call").isEqualTo(first);
        database.jdbc()
                .sql("update api_token set last_used_at = last_used_at - interval '6 minutes'")
                .update();
        status("GET", "/api/kpi/overview", secret);
        assertThat(lastUse()).isAfterOrEqualTo(first);
    }

    /** Tokens of scope {@code sync} once included submissions. */
    @Test
    void syncTokenOnlyStartsSyncs() {
        String token = token(rep, TokenScope.SYNC);
        assertThat(database.jdbc()
                        .sql("select scope from api_token")
                        .query(String.class)
                        .single())
                .isEqualTo("SYNC");

        assertThat(status("POST", "/api/submissions/7/send", token)).isEqualTo(403);
        assertThat(status("POST", "/api/kpi/sync-practices", token)).isEqualTo(503);
    }

    @Test
    void requiresTheUsersPassword() {
        for (String wrong : new String[] {"", "wrong", TestUsers.PASSWORD + " ", "\0"}) {
            assertRefused("current", () -> tokens.create(rep, wrong, "CI", TokenScope.READ, Duration.ofDays(30)));
        }
        assertThat(tokens.of(rep.id())).isEmpty();
        assertThat(database.jdbc()
                        .sql("select count(*) from audit_entry where action = 'sign-in.failed' and actor = ?")
                        .param(rep.email())
                        .query(Long.class)
                        .single())
                .as("recorded, and slows down guessing")
                .isPositive();

        tokens.create(rep, TestUsers.PASSWORD, "CI", TokenScope.READ, Duration.ofDays(30));
        assertThat(tokens.of(rep.id())).hasSize(1);
    }

    @Test
    void requiresARecentSignInWithoutAPassword() {
        database.jdbc().sql("update app_user set password_hash = null").update();

        for (String none : new String[] {"", TestUsers.PASSWORD}) {
            assertRefused("current", () -> tokens.create(rep, none, "CI", TokenScope.READ, Duration.ofDays(30)));
        }
    }

    @Test
    void rejectsInvalidScopeLifetimeOrName() {
        assertRefused(
                "scope", () -> tokens.create(rep, TestUsers.PASSWORD, "CI", TokenScope.ADMIN, Duration.ofDays(30)));
        assertRefused(
                "expiry", () -> tokens.create(rep, TestUsers.PASSWORD, "CI", TokenScope.READ, Duration.ofDays(366)));
        assertRefused(
                "expiry", () -> tokens.create(rep, TestUsers.PASSWORD, "CI", TokenScope.READ, Duration.ofHours(1)));
        assertRefused("name", () -> tokens.create(rep, TestUsers.PASSWORD, " ", TokenScope.READ, Duration.ofDays(30)));
        assertThat(tokens.of(rep.id())).isEmpty();
    }

    private static void assertRefused(String field, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AccountException.Invalid.class,
                        fault -> assertThat(fault.field()).isEqualTo(field));
    }

    private Instant lastUse() {
        return tokens.of(rep.id()).getFirst().lastUsedAt();
    }

    private String token(CurrentUser user, TokenScope scope) {
        return tokens.create(user, TestUsers.PASSWORD, "test", scope, Duration.ofDays(30))
                .secret();
    }

    private int status(String method, String path, String token) {
        return call(method, path, token).returnResult(String.class).getStatus().value();
    }

    private String detail(String token) {
        return call("GET", "/api/kpi/overview", token)
                .expectStatus()
                .isUnauthorized()
                .returnResult(Problem.class)
                .getResponseBody()
                .detail();
    }

    record Problem(String detail) {}

    private RestTestClient.ResponseSpec call(String method, String path, String token) {
        return api.method(HttpMethod.valueOf(method))
                .uri(path)
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    private static CurrentUser current(User user) {
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }
}
