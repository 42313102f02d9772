package io.curasync.account.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.UserAccounts;
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
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that a page of another site can trigger in a browser with stored Basic credentials. */
@CuraSyncTest
class CrossSiteRequestTest {

    private static final String SYNC = "/api/kpi/sync-practices";
    private static final String CRON = SYNC + "/cron";

    /** Status of an allowed request: syncs are off in this test. */
    private static final int ALLOWED = 503;

    private static final String[] FOREIGN = {"Sec-Fetch-Site", "cross-site"};

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    TestDatabase database;

    @LocalServerPort
    int port;

    final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void users() {
        database.clear();
        TestUsers.admin(userAccounts, "admin@example.com");
    }

    @ParameterizedTest(name = "Sec-Fetch-Site: {0}, Origin: {1}")
    @CsvSource({
        // PORT is this server's
        "            ,                           , 503",
        "same-origin ,                           , 503",
        "none        ,                           , 503",
        "cross-site  ,                           , 403",
        "same-site   ,                           , 403",
        "nonsense    ,                           , 403",
        // a page cannot set Sec-Fetch-Site, so this header decides
        "same-origin , http://evil.example       , 503",
        "cross-site  , http://localhost:PORT     , 403",
        "            , http://localhost:PORT     , 503",
        "            , http://LOCALHOST:PORT     , 503",
        "            , https://localhost:PORT    , 503",
        "            , http://localhost          , 403",
        "            , http://localhost:1        , 403",
        "            , http://localhost:PORT.evil.example, 403",
        "            , http://evil.example       , 403",
        "            , http://evil.example/http://localhost:PORT, 403",
        "            , null                      , 403",
        "            , ''                        , 403",
        "            , ://nonsense\\             , 403",
    })
    void rejectsWritesFromAnotherSite(String site, String origin, int expected) throws Exception {
        String[] headers = headers(
                "Sec-Fetch-Site",
                site,
                "Origin",
                origin == null ? null : origin.replace("PORT", Integer.toString(port)));

        assertThat(asAdmin("POST", SYNC, headers).statusCode()).isEqualTo(expected);
        assertThat(asAdmin("GET", CRON, headers).statusCode()).as("cron").isEqualTo(expected);
        assertThat(asAdmin("GET", "/api/kpi/overview", headers).statusCode())
                .as("reading")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "https, crm.example.com,      https://crm.example.com,      503",
        "https, crm.example.com,      http://crm.example.com,       403",
        "https, crm.example.com,      https://crm.example.com:8443, 403",
        "https, crm.example.com:8443, https://crm.example.com:8443, 503",
        "http,  crm.example.com,      http://crm.example.com,       503",
        "http,  crm.example.com,      http://www.crm.example.com,   403",
        // the proxy ends TLS without announcing it
        ",      crm.example.com,      https://crm.example.com,      503",
        "https, crm.example.com,      http://localhost:PORT,        403",
    })
    void comparesTheOriginWithTheForwardedAddress(String proto, String host, String origin, int expected)
            throws Exception {
        String[] headers = headers(
                "X-Forwarded-Proto",
                proto,
                "X-Forwarded-Host",
                host,
                "Origin",
                origin.replace("PORT", Integer.toString(port)));

        assertThat(asAdmin("POST", SYNC, headers).statusCode()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void rejectsEveryWritingMethodWithAReason(String method) throws Exception {
        HttpResponse<String> refused = asAdmin(method, "/api/submissions/7", FOREIGN);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(refused.body()).contains("another site");
        assertThat(refused.headers().firstValue("X-Content-Type-Options")).isPresent();
    }

    @Test
    void rejectsEveryMethodOfTheCronEndpoint() throws Exception {
        for (String method : new String[] {"GET", "HEAD", "POST"}) {
            assertThat(asAdmin(method, CRON, FOREIGN).statusCode()).as(method).isEqualTo(403);
            assertThat(asAdmin(method, CRON).statusCode()).as(method).isEqualTo(ALLOWED);
        }
    }

    @Test
    void rejectsBeforeCheckingCredentials() throws Exception {
        assertThat(send("POST", SYNC, headers("Authorization", basic("wrong"), "Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("POST", SYNC, headers("Authorization", "Bearer nonsense", "Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(database.jdbc()
                        .sql("select count(*) from audit_entry where action = 'sign-in.failed'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void ignoresTheOriginOfWebhooks() throws Exception {
        String webhook = "/api/webhooks/curagenesis/practice-update";

        assertThat(send("POST", webhook, FOREIGN).statusCode())
                .isEqualTo(send("POST", webhook).statusCode())
                .isNotEqualTo(403);
    }

    @Test
    void rejectsSignInFormsOfAnotherSite() {
        for (String[] foreign : new String[][] {FOREIGN, {"Origin", "null"}, {"Sec-Fetch-Site", "same-site"}}) {
            WebClient browser = new WebClient(port);
            assertThat(signIn(browser, foreign).statusCode()).isEqualTo(403);
            assertThat(browser.get("/practices").statusCode())
                    .as("not signed in")
                    .isEqualTo(302);
        }
        for (String[] own :
                new String[][] {{"Origin", "http://localhost:" + port}, {"Sec-Fetch-Site", "same-origin"}}) {
            WebClient browser = new WebClient(port);
            assertThat(signIn(browser, own).statusCode()).isEqualTo(302);
            assertThat(browser.get("/practices").statusCode()).as("signed in").isEqualTo(200);
        }
    }

    private static HttpResponse<String> signIn(WebClient browser, String... headers) {
        return browser.signIn("admin@example.com", TestUsers.PASSWORD, false, headers);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Mode, navigate",
        "Sec-Fetch-Site, none",
        "Origin,         http://localhost",
        "Accept,         'text/html,application/xhtml+xml,*/*;q=0.8'",
    })
    void doesNotOfferBasicAuthenticationToBrowsers(String header, String value) throws Exception {
        for (String path : new String[] {"/api/users", "/swagger-ui.html", "/v3/api-docs", "/api/nothing"}) {
            HttpResponse<String> refused = send("GET", path, header, value);
            assertThat(refused.statusCode()).as(path).isEqualTo(401);
            assertThat(refused.headers().allValues("WWW-Authenticate"))
                    .as(path)
                    .containsExactly("Bearer realm=\"CuraSync\"");
        }
        assertThat(send("GET", "/api/users", "Authorization", basic("wrong"), header, value)
                        .headers()
                        .allValues("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"CuraSync\"");
    }

    @Test
    void offersBasicAuthenticationToScripts() throws Exception {
        for (String accept : new String[] {"*/*", "application/json", "text/csv"}) {
            assertThat(send("GET", "/api/users", "Accept", accept).headers().allValues("WWW-Authenticate"))
                    .anyMatch(challenge -> challenge.startsWith("Basic "));
        }
    }

    @Test
    void showsTheApiDescriptionToASignedInAdmin() {
        WebClient browser = new WebClient(port);
        signIn(browser, "Sec-Fetch-Site", "same-origin");
        String[] navigation = {"Sec-Fetch-Site", "none", "Sec-Fetch-Mode", "navigate"};

        assertThat(browser.get("/swagger-ui/index.html", navigation).statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/v3/api-docs", "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(200);
    }

    /** Leaves out headers whose value is null. */
    private static String[] headers(String... pairs) {
        return Stream.iterate(0, i -> i < pairs.length, i -> i + 2)
                .filter(i -> pairs[i + 1] != null)
                .flatMap(i -> Stream.of(pairs[i], pairs[i + 1]))
                .toArray(String[]::new);
    }

    private static String basic(String password) {
        byte[] both = ("admin@example.com:" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    private HttpResponse<String> asAdmin(String method, String path, String... headers) throws Exception {
        String[] all = Stream.concat(Stream.of("Authorization", basic(TestUsers.PASSWORD)), Arrays.stream(headers))
                .toArray(String[]::new);
        return send(method, path, all);
    }

    private HttpResponse<String> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
