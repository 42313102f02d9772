package io.curasync.account.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.Invitations;
import io.curasync.testing.TestUsers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Access with passwords that are wrong, generated or changed. */
class BasicCredentialsTest extends EndpointSecurityHarness {

    @Autowired
    Invitations invitations;

    @Test
    void rejectsOtherCredentialsAtTheCronEndpoint() throws Exception {
        String cron = "/api/kpi/sync-practices/cron";
        int open = call("GET", cron).statusCode();

        assertThat(call("GET", cron, "Authorization", "Bearer whatever").statusCode())
                .isEqualTo(open);
        assertThat(call("GET", cron, "Authorization", basic("nobody@example.com"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void rejectsWrongPasswordsAndDisabledUsers() throws Exception {
        assertThat(call("GET", "/api/users", "Authorization", basic("admin@example.com", "wrong"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(call("GET", "/api/users", "Authorization", basic("a\0dmin@example.com"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(call("GET", "/api/users", "Authorization", basic("admin@example.com"))
                        .statusCode())
                .isEqualTo(200);

        database.jdbc().sql("update app_user set enabled = false").update();

        assertThat(call("GET", "/api/users", "Authorization", basic("admin@example.com"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void generatedPasswordAllowsOnlyItsReplacement() throws Exception {
        database.jdbc()
                .sql("update app_user set must_change_password = true where email = 'admin@example.com'")
                .update();
        WebClient browser = new WebClient(port);

        for (String path : List.of("/api/users", "/api/kpi/overview", "/api/nothing", "/api/kpi/sync-practices/cron")) {
            HttpResponse<String> refused = call("GET", path, "Authorization", basic("admin@example.com"));
            assertThat(refused.statusCode()).as(path).isEqualTo(403);
            assertThat(refused.body()).contains("Sign in with it at /login and choose your own.");
        }
        assertThat(call("GET", "/api/users", "Authorization", basic("admin@example.com", "wrong"))
                        .statusCode())
                .isEqualTo(401);
        String link = browser.signIn("admin@example.com", TestUsers.PASSWORD, true)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(link).startsWith("/invitation/");
        assertThat(browser.get("/people").headers().firstValue("Location")).contains("/login");
        assertThat(browser.get("/api/users").statusCode()).isEqualTo(401);

        String token = link.substring("/invitation/".length());
        assertThat(invitations.accept(token, "a long enough passphrase")).isTrue();

        assertThat(call("GET", "/api/users", "Authorization", basic("admin@example.com"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(call("GET", "/api/users", "Authorization", basic("admin@example.com", "a long enough passphrase"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(invitations.accept(token, "another long passphrase")).isFalse();
    }

    @Test
    void rejectsTheOldPasswordAfterAChange() throws Exception {
        assertThat(call("GET", "/api/users", "Authorization", basic("admin@example.com"))
                        .statusCode())
                .isEqualTo(200);

        database.jdbc().sql("""
                update app_user set password_hash = (select password_hash from app_user where email = 'rep@example.com')
                 where email = 'admin@example.com'
                """).update();
        assertThat(call("GET", "/api/users", "Authorization", basic("admin@example.com"))
                        .statusCode())
                .as("the same password under another hash")
                .isEqualTo(200);
        database.jdbc()
                .sql("update app_user set password_hash = '{noop}other' where email = 'admin@example.com'")
                .update();
        assertThat(call("GET", "/api/users", "Authorization", basic("admin@example.com"))
                        .statusCode())
                .isEqualTo(401);
    }
}
