package io.curasync.account.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.UserAccounts;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestUsers;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Security headers of the responses. */
@CuraSyncTest
class SecurityHeadersTest {

    private static final Pattern SCRIPT = Pattern.compile("<script[^>]*>");

    /** Scripts that the page loads initially or later. */
    private static final Pattern FILE =
            Pattern.compile("(?:src|href)=\"(?:\\./)?((?:assets|VAADIN)/[^\"]+\\.js(?:\\?[^\"]*)?)\"");

    @Autowired
    UserAccounts userAccounts;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/invitation/nothing", "/assets/icon.svg", "/nowhere", "/api/users"})
    void setsSecurityHeadersOnEveryResponse(String path) {
        HttpResponse<String> answer = get(path);

        assertThat(header(answer, "Content-Security-Policy"))
                .contains("default-src")
                .contains("frame-ancestors 'none'")
                .doesNotContain("*");
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Permissions-Policy")).contains("camera=()", "geolocation=()");
        assertThat(header(answer, "Strict-Transport-Security")).as("not by TLS").isEmpty();
    }

    @Test
    void allowsOnlyScriptsWithTheNonce() {
        HttpResponse<String> page = get("/login");
        String policy = header(page, "Content-Security-Policy");

        assertThat(policy)
                .contains("object-src 'none'", "base-uri 'self'", "form-action 'self'")
                .doesNotContain("script-src 'self' 'unsafe-inline'");
        Matcher nonce = Pattern.compile("script-src 'self' 'nonce-([\\w-]{24})' 'unsafe-eval';")
                .matcher(policy);
        assertThat(nonce.find()).isTrue();
        assertThat(SCRIPT.matcher(page.body()).results())
                .isNotEmpty()
                .allMatch(script -> script.group().contains("nonce=\"" + nonce.group(1) + "\"")
                        || script.group().contains(" src=\"assets/"));
        assertThat(header(page, "Cache-Control")).contains("no-store");
        assertThat(header(get("/login"), "Content-Security-Policy"))
                .as("another page, another nonce")
                .isNotEqualTo(policy);
    }

    @Test
    void forbidsAllContentForApiResponses() {
        assertThat(header(get("/api/kpi/overview"), "Content-Security-Policy"))
                .isEqualTo("default-src 'none'; frame-ancestors 'none'");
    }

    @Test
    void sendsHstsBehindTls() {
        assertThat(header(get("/login", "X-Forwarded-Proto", "https"), "Strict-Transport-Security"))
                .isEqualTo("max-age=31536000");
    }

    @Test
    void restrictsCookiesToThisSiteWithoutScriptAccess() {
        TestUsers.rep(userAccounts, "cookie@example.com");
        WebClient browser = new WebClient(port);
        HttpResponse<String> answer =
                browser.signIn("cookie@example.com", TestUsers.PASSWORD, true, "X-Forwarded-Proto", "https");

        assertThat(answer.headers().allValues("Set-Cookie"))
                .hasSize(4)
                .allMatch(cookie -> cookie.contains("SameSite=Lax") && cookie.contains("Secure"))
                .filteredOn(cookie -> !cookie.contains("HttpOnly"))
                .singleElement()
                .asString()
                .startsWith("__Host-curasync-offline=");
    }

    @Test
    void answersAliveWithoutASession() {
        HttpResponse<String> answer = get("/alive");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(answer, "Set-Cookie")).isEmpty();
    }

    @Test
    void cachesFilesNamedByTheirContent() {
        // The page in tests lacks Vaadin's bundle; this name takes its place.
        assertThat(FILE.matcher(get("/login").body())
                        .results()
                        .map(file -> file.group(1))
                        .filter(file -> !file.endsWith("/nothing.js")))
                .isNotEmpty()
                .allSatisfy(file -> {
                    HttpResponse<String> answer = get("/" + file);
                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertThat(header(answer, "Cache-Control")).isEqualTo("max-age=31536000, immutable");
                });
    }

    @Test
    void rejectsAnAdminPageWithAnErrorPage() {
        TestUsers.rep(userAccounts, "curious@example.com");
        WebClient browser = new WebClient(port);
        browser.signIn("curious@example.com", TestUsers.PASSWORD, false);

        HttpResponse<String> answer = browser.get("/swagger-ui.html", "Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(header(answer, "Content-Type")).startsWith("text/html");
        assertThat(answer.body()).contains("You do not have access to this page.");
    }

    private HttpResponse<String> get(String path, String... headers) {
        return new WebClient(port).get(path, headers);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
