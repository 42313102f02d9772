package io.curasync.account.security.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.account.security.WebClient;
import io.curasync.testing.TestUsers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** End of the session of a device. */
class DeviceLifetimeTest extends DeviceHarness {

    @Autowired
    LocalSessionRegistry open;

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
}
