package io.curasync.account.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestUsers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All addresses of the contract are below {@code server.servlet.context-path}. */
class ContextPathTest extends ContextPathHarness {

    private static final String WEBHOOKS = "/api/webhooks/curagenesis/practice-update";
    private static final String EVENT = "{\"event\":\"practice.renamed\",\"data\":{}}";

    @Test
    void receivesWebhooks() throws Exception {
        HttpResponse<String> stored = post(CONTEXT_PATH + WEBHOOKS, EVENT, "x-webhook-signature", signature());
        assertThat(stored.statusCode()).isEqualTo(200);
        assertThat(stored.body()).contains("\"received\":true");

        assertThat(post(CONTEXT_PATH + WEBHOOKS, EVENT).statusCode()).isEqualTo(401);
        assertThat(post(WEBHOOKS, EVENT, "x-webhook-signature", signature()).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // path, anonymous, admin, content type
        "/api/kpi/overview,            401, 200, application/json",
        "/api/nothing,                 401, 404, application/problem+json",
        "/api/kpi/sync-practices/cron, 401, 503, application/problem+json",
        "/actuator/info,               401, 200, application/",
        "/actuator/nothing,            401, 404, application/problem+json",
        "/v3/api-docs,                 401, 200, application/json",
        "/assets/curasync.css,         200, 200, text/css",
        "/login,                       200, 200, text/html",
        "/invitation/nothing,          200, 200, text/html",
    })
    void protectsTheSamePaths(String path, int nobody, int admin, String contentType) {
        assertThat(browser.get(path).statusCode()).isEqualTo(nobody);
        HttpResponse<String> answer = browser.get(path, "Authorization", basic());

        assertThat(answer.statusCode()).isEqualTo(admin);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(contentType);
    }

    @Test
    void protectsTheCronEndpointAndTheSignInAgainstOtherSites() {
        String cron = "/api/kpi/sync-practices/cron";
        assertThat(browser.get(cron, "Authorization", basic(), "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.signIn("rep@example.com", TestUsers.PASSWORD, false, "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.signIn("rep@example.com", TestUsers.PASSWORD, false, "Origin", "http://localhost:" + port)
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void isPartOfRedirectsLocationsAndLinks() throws Exception {
        assertThat(location(browser.get("/practices?state=TX"))).isEqualTo("/crm/login");
        assertThat(location(browser.signIn("rep@example.com", TestUsers.PASSWORD, false)))
                .isEqualTo("/crm/practices?state=TX");

        HttpResponse<String> created = post("/crm/api/submissions", "{\"name\":\"New\"}", "Authorization", basic());
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(location(created)).startsWith("/crm/api/submissions/");

        HttpResponse<String> invited = post("/crm/api/users", """
                {"email": "guest@example.com", "name": "Guest", "role": "REP", "aliases": []}""", "Authorization", basic());
        assertThat(invited.body()).contains("\"http://localhost:" + port + "/crm/invitation/");
    }

    /** {@code curasync.trusted-proxies} names loopback and 10.1.0.0/16. */
    @ParameterizedTest
    @CsvSource({
        "'6.6.6.6, 203.0.113.7, 10.1.0.9', 203.0.113.7",
        "'6.6.6.6, 10.2.0.9, 10.1.0.9', 10.2.0.9",
        "'10.1.0.8, 10.1.0.9', 10.1.0.8"
    })
    void findsTheClientBehindTrustedProxies(String forwardedFor, String client) {
        browser.signIn("rep@example.com", "wrong", false, "X-Forwarded-For", forwardedFor);

        assertThat(database.jdbc()
                        .sql("select address from audit_entry where action = 'sign-in.failed'")
                        .query(String.class)
                        .list())
                .containsExactly(client);
    }

    @Test
    void omitsTheHostPrefixOfCookies() {
        String[] tls = {"X-Forwarded-Proto", "https"};

        HttpResponse<String> signedIn = browser.signIn("rep@example.com", TestUsers.PASSWORD, false, tls);

        assertThat(signedIn.headers().allValues("Set-Cookie"))
                .hasSizeGreaterThan(2)
                .allMatch(cookie -> cookie.startsWith("__Secure-") && cookie.contains("Path=/crm"));
        assertThat(browser.get("/practices", tls).statusCode()).isEqualTo(200);
    }

    @Test
    void isPartOfTheDescribedServer() {
        String description =
                browser.get("/v3/api-docs", "Authorization", basic()).body();

        assertThat(description).contains("\"servers\":[{\"url\":\"..\"}]");
        assertThat(URI.create("/crm/v3/api-docs").resolve("..")).hasToString("/crm/");
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static String signature() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(WEBHOOK_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(EVENT.getBytes(StandardCharsets.UTF_8)));
    }

    private static String basic() {
        byte[] both = ("admin@example.com:" + TestUsers.PASSWORD).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
