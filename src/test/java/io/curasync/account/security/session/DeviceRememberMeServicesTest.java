package io.curasync.account.security.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.account.security.WebClient;
import io.curasync.account.security.login.KnownBrowserCookies;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A device stays signed in when instances, and with them HTTP sessions, are replaced. */
@CuraSyncTest
class DeviceRememberMeServicesTest {

    static final String PAGE = "/practices?state=TX";
    static final String[] TLS = {"X-Forwarded-Proto", "https"};

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    TestDatabase database;

    @Autowired
    LocalSessionRegistry open;

    @LocalServerPort
    int port;

    User rep;
    WebClient browser;

    @BeforeEach
    void someone() {
        database.clear();
        rep = TestUsers.rep(userAccounts, "rep@example.com");
        browser = new WebClient(port);
    }

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

    @Test
    void limitsTheTotalLifetimeOfASession() {
        signIn(true);
        database.jdbc()
                .sql(
                        "update device_session set created_at = now() - interval '29 days', expires_at = now() + interval '1 hour'")
                .update();

        assertSignedIn(browser.elsewhere());

        assertThat(database.jdbc()
                        .sql("select expires_at = created_at + interval '30 days' from device_session")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void limitsTheInitialLifetimeOfASession() {
        SessionProperties longer = new SessionProperties(Duration.ofDays(40), Duration.ofHours(1), Duration.ofDays(30));

        assertThat(longer.initialLifetime(true)).isEqualTo(Duration.ofDays(30));
        assertThat(longer.initialLifetime(false)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void doesNotCountHeartbeatsAndPushesAsUse() {
        signIn(false);
        open.storeLastUse();
        database.jdbc()
                .sql("update device_session set last_used_at = now() - interval '1 hour'")
                .update();

        browser.get("/?v-r=heartbeat&v-uiId=0");
        browser.get("/VAADIN/push?v-r=push&v-uiId=0");
        open.storeLastUse();
        assertThat(usedJustNow()).isFalse();

        browser.get(PAGE);
        open.storeLastUse();
        assertThat(usedJustNow()).isTrue();
    }

    private boolean usedJustNow() {
        return database.jdbc()
                .sql("select last_used_at > now() - interval '10 minutes' from device_session")
                .query(Boolean.class)
                .single();
    }

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

    @Test
    void signsOutOnEveryInstance() {
        signIn(true);
        WebClient elsewhere = browser.copy().elsewhere();
        assertSignedIn(elsewhere);

        HttpResponse<String> out = browser.post("/logout", Map.of());
        assertThat(out.statusCode()).as(out.body()).isEqualTo(302);

        assertSignedOut(browser);
        await().untilAsserted(() -> assertSignedOut(elsewhere.copy()));
        assertThat(audited("sign-in")).containsExactly("rep@example.com");
        assertThat(audited("sign-out")).containsExactly("rep@example.com");
    }

    @Test
    void reusesTheDeviceOnANewSignIn() {
        signIn(true);
        browser.elsewhere().signIn("rep@example.com", TestUsers.PASSWORD, true);

        assertThat(database.jdbc()
                        .sql("select count(*) from device_session")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void deactivationEndsOpenSessions() {
        signIn(true);
        assertThat(browser.get("/api/kpi/overview").statusCode()).isEqualTo(200);

        database.jdbc().sql("update app_user set enabled = false").update();

        await().untilAsserted(() ->
                assertThat(browser.copy().get("/api/kpi/overview").statusCode()).isEqualTo(401));
        assertSignedOut(browser);
        assertSignedOut(browser.elsewhere());
    }

    @Test
    void appliesAChangedRoleImmediately() {
        signIn(true);
        assertThat(browser.get("/api/users").statusCode()).isEqualTo(403);

        database.jdbc().sql("update app_user set role = 'ADMIN'").update();

        await().untilAsserted(() -> {
            assertSignedIn(browser);
            assertThat(browser.get("/api/users").statusCode()).isEqualTo(200);
        });
    }

    @Test
    void expiresAnUnusedSession() {
        signIn(false);
        assertThat(database.jdbc()
                        .sql("select count(*) from device_session where expires_at between now() + interval '11 hours'"
                                + " and now() + interval '12 hours'")
                        .query(Long.class)
                        .single())
                .isOne();
        database.jdbc().sql("update device_session set expires_at = now()").update();

        assertSignedOut(browser.elsewhere());
    }

    private HttpResponse<String> signIn(boolean remember, String... headers) {
        browser = new WebClient(port);
        HttpResponse<String> answer = browser.signIn("rep@example.com", TestUsers.PASSWORD, remember, headers);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).doesNotContain("error");
        return answer;
    }

    private static String deviceCookie(HttpResponse<?> answer) {
        return cookie(answer, DeviceRememberMeServices.COOKIE);
    }

    private static String cookie(HttpResponse<?> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private void aMinutePasses() {
        database.jdbc()
                .sql("update device_session set issued_at = issued_at - interval '61 seconds'")
                .update();
    }

    private List<String> audited(String action) {
        return database.jdbc()
                .sql("select actor from audit_entry where action = ?")
                .param(action)
                .query(String.class)
                .list();
    }

    private static void assertSignedIn(WebClient client) {
        assertThat(client.get(PAGE).statusCode()).isEqualTo(200);
    }

    private static void assertSignedOut(WebClient client) {
        HttpResponse<String> answer = client.get(PAGE);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login");
    }
}
