package io.curasync.account.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.Invitations;
import io.curasync.account.UserAccounts;
import io.curasync.platform.InstanceId;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Access by role: anonymous, rep, admin. */
@CuraSyncTest
class EndpointSecurityTest {

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    Invitations invitations;

    @Autowired
    TestDatabase database;

    @Autowired
    InstanceId instanceId;

    @Autowired
    BuildProperties build;

    @LocalServerPort
    int port;

    final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void users() {
        database.clear();
        TestUsers.admin(userAccounts, "admin@example.com");
        TestUsers.rep(userAccounts, "rep@example.com");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        // method, path, anonymous, rep, admin; 404: allowed, but not found
        "GET,  /api/users,                       401, 403, 200",
        "POST, /api/users,                       401, 403, 400",
        "GET,  /api/nothing,                     401, 404, 404",
        "POST, /api/nothing,                     401, 404, 404",
        "GET,  /api/webhooks/events/nothing/x,   401, 403, 404",
        "POST, /api/sync/runs/7/cancel/,         401, 404, 404",
        "GET,  /api/webhooks/curagenesis/nothing, 404, 404, 404",
        "GET,  /actuator/env,                    404, 404, 404",
        "GET,  /v3/api-docs/nothing,             401, 403, 404",
    })
    void matchesTheAccessTable(String method, String path, int nobody, int rep, int admin) throws Exception {
        assertThat(call(method, path).statusCode()).as("nobody").isEqualTo(nobody);
        assertThat(call(method, path, "Authorization", basic("rep@example.com")).statusCode())
                .as("rep")
                .isEqualTo(rep);
        assertThat(call(method, path, "Authorization", basic("ADMIN@example.com"))
                        .statusCode())
                .as("admin")
                .isEqualTo(admin);
    }

    @Test
    void allowsCancellationOnlyToAdmins() throws Exception {
        assertThat(call("POST", "/api/sync/runs/7/cancel").statusCode()).isEqualTo(401);
        assertThat(call("POST", "/api/sync/runs/7/cancel", "Authorization", basic("rep@example.com"))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"/actuator/health", "/actuator/info", "/actuator/prometheus"})
    void allowsTheActuatorLocallyAndToAdmins(String path) throws Exception {
        assertThat(call("GET", path).statusCode()).isEqualTo(200);
        assertThat(call("GET", path, "X-Forwarded-For", "203.0.113.7").statusCode())
                .isEqualTo(401);
        assertThat(call("GET", path, "X-Forwarded-For", "127.0.0.1").statusCode())
                .isEqualTo(401);
        assertThat(call("GET", path, "X-Forwarded-For", "203.0.113.7", "Authorization", basic("rep@example.com"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(call("GET", path, "X-Forwarded-For", "203.0.113.7", "Authorization", basic("admin@example.com"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/actuator/health/liveness", "/actuator/health/readiness"})
    void showsHealthToAllAndDetailsToAdmins(String path) throws Exception {
        String[] elsewhere = {"X-Forwarded-For", "203.0.113.7"};
        for (String caller : List.of("", "rep@example.com")) {
            String[] headers = caller.isEmpty()
                    ? elsewhere
                    : new String[] {elsewhere[0], elsewhere[1], "Authorization", basic(caller)};
            assertThat(call("GET", path, headers).body()).as(caller).isEqualTo("{\"status\":\"UP\"}");
        }
        assertThat(call("GET", path, "Authorization", basic("admin@example.com"))
                        .body())
                .contains("\"components\"");
    }

    @Test
    void infoNamesTheInstanceAndTheVersion() throws Exception {
        JsonNode info = new JsonMapper().readTree(call("GET", "/actuator/info").body());

        assertThat(info.path("instance").asString()).isEqualTo(instanceId.name());
        assertThat(info.path("version").asString()).isEqualTo(build.getVersion());
    }

    @Test
    void rejectsWithProblemDetailsAndAChallenge() throws Exception {
        HttpResponse<String> refused = call("GET", "/api/users");

        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Basic ");
        assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(refused.body()).contains("\"status\":401");
    }

    @Test
    void answers404WithProblemDetails() throws Exception {
        HttpResponse<String> missing = call("GET", "/api/nothing", "Authorization", basic("rep@example.com"));

        assertThat(missing.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(missing.headers().firstValue("Set-Cookie")).isEmpty();
    }

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

    @Test
    void redirectsScreensToTheSignIn() throws Exception {
        HttpResponse<String> page = call("GET", "/somewhere", "Accept", "text/html");

        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElseThrow()).endsWith("/login");
    }

    private String basic(String email) {
        return basic(email, TestUsers.PASSWORD);
    }

    private static String basic(String email, String password) {
        byte[] both = (email + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    private HttpResponse<String> call(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
