package io.curasync.account.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestUsers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that a page of another site can trigger in a browser with stored Basic credentials. */
class CrossSiteRequestTest extends CrossSiteHarness {

    private static final String SYNC = "/api/kpi/sync-practices";
    private static final String CRON = SYNC + "/cron";

    /** Status of an allowed request: syncs are off in this test. */
    private static final int ALLOWED = 503;

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

    private HttpResponse<String> asAdmin(String method, String path, String... headers) throws Exception {
        String[] all = Stream.concat(Stream.of("Authorization", basic(TestUsers.PASSWORD)), Arrays.stream(headers))
                .toArray(String[]::new);
        return send(method, path, all);
    }
}
