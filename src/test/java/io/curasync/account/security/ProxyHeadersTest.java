package io.curasync.account.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.UserAccounts;
import io.curasync.account.security.session.DeviceRememberMeServices;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Forwarding headers that proxies send, and addresses derived from them. */
@CuraSyncTest
class ProxyHeadersTest {

    /** Headers of Caddy and most nginx configurations, with the port only in {@code Host}. */
    private static final String[] CADDY = {
        "X-Forwarded-For", "203.0.113.7", "X-Forwarded-Proto", "http", "X-Forwarded-Host", "localhost"
    };

    private static final String PREFIX = "X-Forwarded-Prefix";

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    TestDatabase database;

    @LocalServerPort
    int port;

    WebClient browser;

    @BeforeEach
    void users() {
        database.clear();
        TestUsers.rep(userAccounts, "rep@example.com");
        TestUsers.admin(userAccounts, "admin@example.com");
        browser = new WebClient(port);
    }

    @Test
    void sendsRelativeRedirects() {
        assertThat(location(browser.get("/practices?state=TX", CADDY))).isEqualTo("/login");
        assertThat(location(browser.signIn("rep@example.com", "wrong", false, CADDY)))
                .isEqualTo("/login?error");
        assertThat(location(browser.signIn("rep@example.com", TestUsers.PASSWORD, false, CADDY)))
                .isEqualTo("/practices?state=TX");
        assertThat(location(browser.get("/login", CADDY))).isEmpty();
        assertThat(location(browser.get("/swagger-ui.html", headers(CADDY, "Authorization", basic()))))
                .startsWith("/swagger-ui/");
        WebClient otherPage = browser.elsewhere().copy();
        browser.get("/sync", CADDY);
        assertThat(location(otherPage.getOnce("/sync", CADDY))).isEqualTo("/sync");
    }

    /** With a proxy that ends TLS without announcing it, an absolute redirect would lead from https to http. */
    @Test
    void sendsRelativeRedirectsWithoutProxyHeaders() {
        browser.get("/practices?state=TX");

        assertThat(location(browser.signIn("rep@example.com", TestUsers.PASSWORD, false)))
                .isEqualTo("/practices?state=TX");
    }

    @ParameterizedTest
    @CsvSource({"/crm", "/crm/", "/a/b.c"})
    void includesTheForwardedPrefixInRedirectsAndCookies(String prefix) {
        String[] headers = headers(CADDY, PREFIX, prefix);
        String path = prefix.replaceFirst("/$", "");

        assertThat(location(browser.get("/practices?state=TX", headers))).isEqualTo(path + "/login");
        HttpResponse<String> signedIn = browser.signIn("rep@example.com", TestUsers.PASSWORD, false, headers);

        assertThat(location(signedIn)).isEqualTo(path + "/practices?state=TX");
        assertThat(cookies(signedIn))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith(WebClient.SESSION).contains("Path=" + path + ";"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith(DeviceRememberMeServices.COOKIE)
                        .contains("Path=" + path + "/;"));
        HttpResponse<String> page = browser.get("/practices?state=TX", headers);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(browser.get("/assets/curasync.css", headers).statusCode()).isEqualTo(200);
        assertThat(browser.get("/api/nothing", headers).headers().firstValue("Content-Type"))
                .contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"//evil.example", "https://evil.example", "/a/../b", "/..", "/a b", "crm", "'/crm, /crm'", "/"})
    void ignoresAnInvalidPrefix(String prefix) {
        assertThat(location(browser.get("/practices", headers(CADDY, PREFIX, prefix))))
                .isEqualTo("/login");
    }

    /** Links to share contain an absolute address. */
    @ParameterizedTest
    @CsvSource({
        "http,  ,                     ,     ,     http://localhost:PORT/invitation/",
        "http,  localhost:8080,       ,     ,     http://localhost:8080/invitation/",
        "https, crm.example.com,      ,     ,     https://crm.example.com/invitation/",
        "https, crm.example.com:8443, ,     ,     https://crm.example.com:8443/invitation/",
        "https, crm.example.com,      8443, ,     https://crm.example.com:8443/invitation/",
        "https, crm.example.com,      ,     /crm, https://crm.example.com/crm/invitation/",
        ",      crm.example.com:81,   ,     ,     http://crm.example.com:81/invitation/",
        ",      [2001:db8::1],        ,     ,     http://[2001:db8::1]/invitation/",
    })
    void invitationLinkHasTheForwardedAddress(
            String proto, String host, String forwardedPort, String prefix, String link) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/users"))
                .headers("Content-Type", "application/json", "Authorization", basic())
                .POST(BodyPublishers.ofString("""
                        {"email": "guest@example.com", "name": "Guest", "role": "REP", "aliases": []}"""));
        addHeader(request, "X-Forwarded-Proto", proto);
        addHeader(request, "X-Forwarded-Host", host);
        addHeader(request, "X-Forwarded-Port", forwardedPort);
        addHeader(request, PREFIX, prefix);
        try (HttpClient http = HttpClient.newHttpClient()) {
            String answer = http.send(request.build(), BodyHandlers.ofString()).body();
            assertThat(answer).contains("\"" + link.replace("PORT", Integer.toString(port)));
        }
    }

    /** A machine of the private network may send any header to the proxy, which adds the machine's address. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7                   | 203.0.113.7",
                "6.6.6.6, 10.0.0.9             | 10.0.0.9",
                "6.6.6.6, 127.0.0.1            | 127.0.0.1",
                "6.6.6.6, ::ffff:203.0.113.7   | 203.0.113.7",
                "6.6.6.6, [2001:db8::1]:4711   | 2001:db8:0:0:0:0:0:1",
                "6.6.6.6, <script>             | 127.0.0.1",
            })
    void usesTheAddressThatTheProxyAdded(String forwardedFor, String address) {
        browser.signIn("rep@example.com", "wrong", false, "X-Forwarded-For", forwardedFor);

        assertThat(database.jdbc()
                        .sql("select address from audit_entry where action = 'sign-in.failed'")
                        .query(String.class)
                        .list())
                .containsExactly(address);
    }

    @Test
    void joinsRepeatedHeaders() {
        browser.signIn(
                "rep@example.com", "wrong", false, "X-Forwarded-For", "6.6.6.6", "X-Forwarded-For", "203.0.113.7");

        assertThat(database.jdbc()
                        .sql("select address from audit_entry where action = 'sign-in.failed'")
                        .query(String.class)
                        .list())
                .containsExactly("203.0.113.7");
    }

    private static void addHeader(HttpRequest.Builder request, String name, String value) {
        if (value != null) {
            request.header(name, value);
        }
    }

    private static String[] headers(String[] some, String name, String value) {
        return Stream.concat(Arrays.stream(some), Stream.of(name, value)).toArray(String[]::new);
    }

    private static List<String> cookies(HttpResponse<?> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie + ";")
                .toList();
    }

    private static String basic() {
        byte[] both = ("admin@example.com:" + TestUsers.PASSWORD).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
