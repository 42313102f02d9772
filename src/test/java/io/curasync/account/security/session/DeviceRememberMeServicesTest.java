package io.curasync.account.security.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.account.security.WebClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A device stays signed in when instances, and with them HTTP sessions, are replaced. */
class DeviceRememberMeServicesTest extends DeviceHarness {

    @Test
    void signsInOnAnotherInstance() {
        signIn(false);

        HttpResponse<String> page = browser.elsewhere().get(PAGE);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(browser.get("/api/kpi/overview").statusCode()).isEqualTo(200);
        assertThat(browser.get("/login").statusCode()).isEqualTo(200);
    }

    @Test
    void rejectsAnInvalidCookie() {
        signIn(true);
        browser.setCookie(DeviceRememberMeServices.COOKIE, "nonsense");

        assertSignedOut(browser.elsewhere());
        assertThat(browser.cookie(DeviceRememberMeServices.COOKIE)).isNull();
    }

    @Test
    void storesADigestAndReplacesTheTokenOnUse() {
        signIn(true);
        String first = browser.cookie(DeviceRememberMeServices.COOKIE);
        assertThat(database.jdbc()
                        .sql("select count(*) from device_session where strpos(device_session::text, ?) > 0")
                        .param(first.substring(first.indexOf('.') + 1))
                        .query(Long.class)
                        .single())
                .isZero();

        assertSignedIn(browser.elsewhere());
        assertThat(browser.cookie(DeviceRememberMeServices.COOKIE)).as("young").isEqualTo(first);
        aMinutePasses();
        assertSignedIn(browser.elsewhere());
        assertThat(browser.cookie(DeviceRememberMeServices.COOKIE)).as("older").isNotEqualTo(first);
    }

    @Test
    void givesConcurrentRequestsTheSameToken() throws Exception {
        signIn(true);
        aMinutePasses();
        browser.elsewhere();
        List<WebClient> tabs =
                IntStream.range(0, 12).mapToObj(_ -> browser.copy()).toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> loads = tabs.stream()
                    .<Callable<Integer>>map(tab -> () -> tab.get(PAGE).statusCode())
                    .toList();
            for (var load : threads.invokeAll(loads)) {
                assertThat(load.get()).isEqualTo(200);
            }
        }

        assertThat(tabs.stream()
                        .map(tab -> tab.cookie(DeviceRememberMeServices.COOKIE))
                        .distinct())
                .singleElement()
                .isNotEqualTo(browser.cookie(DeviceRememberMeServices.COOKIE));
        assertThat(tabs.stream().map(tab -> tab.cookie(WebClient.SESSION)).distinct())
                .hasSize(1);
        tabs.forEach(tab -> assertSignedIn(tab.elsewhere()));
    }

    @Test
    void joinsTheExistingSessionOfTheDevice() {
        signIn(true, TLS);
        String name = "__Host-" + WebClient.SESSION;
        String session = browser.cookie(name);

        HttpResponse<String> answer = browser.elsewhere().getOnce(PAGE, TLS);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(PAGE);
        assertThat(cookie(answer, name))
                .startsWith(name + "=" + session + ";")
                .contains("Path=/;", "HttpOnly", "SameSite=Lax", "Secure");
    }

    @Test
    void keepsAScreenSignedInWithAReplacedSession() {
        signIn(true);

        HttpResponse<String> screen = browser.elsewhere().get("/?v-r=init&location=practices&query=");

        assertThat(screen.statusCode()).isEqualTo(200);
        assertThat(browser.get("/api/kpi/overview").statusCode()).isEqualTo(200);
    }

    @Test
    void separatesTheSessionsOfTwoDevices() {
        signIn(true);
        WebClient first = browser;
        signIn(true);

        assertSignedIn(browser.elsewhere());
        assertSignedIn(first.elsewhere());

        assertThat(first.cookie(WebClient.SESSION)).isNotEqualTo(browser.cookie(WebClient.SESSION));
    }

    @Test
    void rejectsAKnownSeriesWithAWrongSecret() {
        signIn(true);
        WebClient forger = browser.copy().elsewhere();
        String series = SessionToken.parse(forger.cookie(DeviceRememberMeServices.COOKIE))
                .series();
        forger.setCookie(
                DeviceRememberMeServices.COOKIE,
                new SessionToken(series, SessionToken.generate().secret()).cookie());

        assertSignedOut(forger);

        assertThat(forger.cookie(WebClient.SESSION)).isNotEqualTo(browser.cookie(WebClient.SESSION));
    }

    @Test
    void doesNotJoinASessionOfAFormerRole() {
        signIn(true);
        String former = browser.cookie(WebClient.SESSION);
        database.jdbc().sql("update app_user set role = 'ADMIN'").update();

        assertSignedIn(browser.elsewhere());

        assertThat(browser.cookie(WebClient.SESSION)).isNotEqualTo(former);
        assertThat(browser.get("/api/users").statusCode()).isEqualTo(200);
    }

    @Test
    void acceptsTheOldTokenAfterALostResponse() {
        signIn(true);
        aMinutePasses();
        WebClient lost = browser.copy().elsewhere();
        assertSignedIn(lost);
        aMinutePasses();

        assertSignedIn(browser.elsewhere());
        assertThat(browser.cookie(DeviceRememberMeServices.COOKIE))
                .isEqualTo(lost.cookie(DeviceRememberMeServices.COOKIE));
    }

    @Test
    void revokesTheDeviceIfAReplacedTokenIsUsed() {
        signIn(true);
        WebClient thief = browser.copy().elsewhere();
        aMinutePasses();
        assertSignedIn(browser.elsewhere());
        assertSignedIn(browser);
        await().until(() -> database.jdbc().sql("""
                                update device_session set confirmed_at = confirmed_at - interval '1 minute'
                                where confirmed_at is not null""").update() == 1);

        assertSignedOut(thief);
        assertSignedOut(browser.elsewhere());
        assertThat(audited("session.replayed")).containsExactly("rep@example.com");
    }

    private void aMinutePasses() {
        database.jdbc()
                .sql("update device_session set issued_at = issued_at - interval '61 seconds'")
                .update();
    }
}
