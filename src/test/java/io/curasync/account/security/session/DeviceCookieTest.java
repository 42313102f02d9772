package io.curasync.account.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.security.WebClient;
import io.curasync.account.security.login.KnownBrowserCookies;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attributes and prefixes of the cookie of a device. */
class DeviceCookieTest extends DeviceHarness {

    @Test
    void restrictsTheCookieToThisSiteWithoutScriptAccess() {
        String untilClosed = deviceCookie(signIn(false));
        assertThat(untilClosed).contains("HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("Max-Age", "Secure");

        assertThat(deviceCookie(signIn(true))).contains("Max-Age=2592000");
        assertThat(cookie(signIn(true, TLS), "__Host-" + DeviceRememberMeServices.COOKIE))
                .contains("Secure", "Path=/;");
    }

    @Test
    void addsThePrefixToCookiesOverTls() {
        HttpResponse<String> answer = signIn(true, TLS);

        assertThat(answer.headers().allValues("Set-Cookie"))
                .allMatch(cookie ->
                        cookie.startsWith("__Host-") && cookie.contains("Path=/;") && cookie.contains("; Secure"))
                .anyMatch(cookie -> cookie.startsWith("__Host-" + WebClient.SESSION + "="))
                .anyMatch(cookie -> cookie.startsWith("__Host-" + KnownBrowserCookies.COOKIE + "="));
        assertThat(browser.get(PAGE, TLS).statusCode()).isEqualTo(200);
        assertThat(browser.elsewhere().get(PAGE, TLS).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/crm, __Secure-", "/a/b.c, __Secure-"})
    void usesTheSecurePrefixWithAForwardedPath(String path, String prefix) {
        String[] headers = {TLS[0], TLS[1], "X-Forwarded-Prefix", path};

        HttpResponse<String> answer = signIn(true, headers);

        assertThat(answer.headers().allValues("Set-Cookie"))
                .hasSizeGreaterThan(2)
                .allMatch(cookie -> cookie.startsWith(prefix));
        assertThat(browser.get(PAGE, headers).statusCode()).isEqualTo(200);
        assertThat(browser.elsewhere()
                        .get(PAGE, headers)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .as("led to the session that the device has already")
                .endsWith(PAGE);
        assertThat(browser.get(PAGE, headers).statusCode()).isEqualTo(200);
    }

    /** A neighboring subdomain can set cookies for the whole domain, but none with the prefix. */
    @Test
    void rejectsCookiesWithoutThePrefixOverTls() {
        signIn(true);
        assertSignedIn(browser);

        assertThat(browser.get(PAGE, TLS).statusCode()).isEqualTo(302);
        assertThat(browser.get("/api/kpi/overview", TLS).statusCode()).isEqualTo(401);
        signIn(true, TLS);
        WebClient victim = browser.copy();
        victim.setCookie(WebClient.SESSION, "planted");
        victim.setCookie(
                DeviceRememberMeServices.COOKIE, SessionToken.generate().cookie());
        assertThat(victim.get(PAGE, TLS).statusCode()).as("beside it").isEqualTo(200);
    }

    private static String deviceCookie(HttpResponse<?> answer) {
        return cookie(answer, DeviceRememberMeServices.COOKIE);
    }
}
