package io.curasync.account.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.platform.InstanceId;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Access by role: anonymous, rep, admin. */
class EndpointSecurityTest extends EndpointSecurityHarness {

    @Autowired
    InstanceId instanceId;

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
    void redirectsScreensToTheSignIn() throws Exception {
        HttpResponse<String> page = call("GET", "/somewhere", "Accept", "text/html");

        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElseThrow()).endsWith("/login");
    }
}
