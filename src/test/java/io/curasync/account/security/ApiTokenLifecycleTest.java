package io.curasync.account.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.account.AccountException;
import io.curasync.account.TokenScope;
import io.curasync.testing.TestUsers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** Creation and end of an API token. */
class ApiTokenLifecycleTest extends ApiTokenHarness {

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

    private String detail(String token) {
        return call("GET", "/api/kpi/overview", token)
                .expectStatus()
                .isUnauthorized()
                .returnResult(Problem.class)
                .getResponseBody()
                .detail();
    }

    record Problem(String detail) {}
}
