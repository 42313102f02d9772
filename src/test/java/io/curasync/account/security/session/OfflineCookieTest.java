package io.curasync.account.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.security.WebClient;
import org.junit.jupiter.api.Test;

/** The cookie that gives a browser access to its offline copies has the lifetime of the device's session. */
class OfflineCookieTest extends DeviceHarness {

    @Test
    void hasTheLifetimeOfTheDeviceCookieAndIsReadableByScripts() {
        assertThat(cookie(signIn(false), OfflineCookie.COOKIE))
                .contains("SameSite=Lax", "Path=/")
                .doesNotContain("HttpOnly", "Max-Age");
        assertThat(cookie(signIn(true), OfflineCookie.COOKIE)).contains("Max-Age=2592000");
    }

    @Test
    void staysTheSameUntilTheNextSignIn() {
        signIn(true);
        WebClient first = browser;
        String id = first.cookie(OfflineCookie.COOKIE);

        assertSignedIn(first.elsewhere());
        assertThat(first.cookie(OfflineCookie.COOKIE)).isEqualTo(id);

        signIn(true);
        assertThat(browser.cookie(OfflineCookie.COOKIE)).isNotEqualTo(id);
    }

    @Test
    void endsWithARevokedSession() {
        signIn(true);
        database.jdbc().sql("delete from device_session").update();

        assertSignedOut(browser.elsewhere());
        assertThat(browser.cookie(OfflineCookie.COOKIE)).isNull();
    }

    @Test
    void endsWithAPageThatNoOneIsSignedInTo() {
        browser.setCookie(OfflineCookie.COOKIE, "1");

        browser.get("/assets/curasync.css");
        assertThat(browser.cookie(OfflineCookie.COOKIE)).as("a file").isEqualTo("1");
        assertSignedOut(browser);
        assertThat(browser.cookie(OfflineCookie.COOKIE)).isNull();
    }
}
