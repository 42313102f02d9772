package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.UserAccounts;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Section 5 of the contract, last column: a disabled feature names the setting that enables it. */
@CuraSyncTest
class NothingConfiguredTest {

    @Autowired
    TestDatabase database;

    @Autowired
    UserAccounts userAccounts;

    @LocalServerPort
    int port;

    ApiClient anonymous;
    ApiClient admin;

    @BeforeEach
    void begin() {
        database.clear();
        TestUsers.admin(userAccounts, "admin@example.com");
        anonymous = new ApiClient("http://localhost:" + port);
        admin = anonymous.as("admin@example.com", TestUsers.PASSWORD);
    }

    @Test
    void rejectsWebhooksWith503AndNamesTheSetting() {
        for (String secret : new String[] {"", "a webhook secret"}) {
            byte[] body = WebhookClient.practiceSeen("practice.created", "user_1", "prac_1", 3, "TX", "Dana")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
            ApiClient.Response answer = secret.isEmpty()
                    ? anonymous.postJson(
                            WebhookClient.PATH, "{\"event\":\"practice.created\",\"data\":{\"userId\":\"u\"}}")
                    : new WebhookClient(anonymous, secret).send(body);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.json().get("detail").stringValue()).contains("CURAGENESIS_WEBHOOK_SECRET");
        }
        assertThat(database.jdbc()
                        .sql("select count(*) from webhook_event")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void disablesSyncsAndNamesTheMissingSetting() {
        ApiClient.Response now = admin.post("/api/kpi/sync-practices").expect(503);
        ApiClient.Response cron = admin.post("/api/kpi/sync-practices/cron").expect(503);

        assertThat(now.body()).contains("CURAGENESIS_API_BASE");
        assertThat(cron.body()).contains("CURAGENESIS_API_BASE");
        assertThat(admin.all("/api/sync/runs")).isEmpty();
    }

    @Test
    void allowsOnlyAdminsWithoutACronSecret() {
        String cron = "/api/kpi/sync-practices/cron";
        TestUsers.rep(userAccounts, "rep@example.com");

        anonymous.post(cron).expect(401);
        anonymous.post(cron, "x-cron-secret", "").expect(401);
        anonymous.bearing("").post(cron).expect(401);
        anonymous.bearing("null").post(cron).expect(401);
        assertThat(anonymous
                        .as("rep@example.com", TestUsers.PASSWORD)
                        .post(cron)
                        .status())
                .isIn(401, 403);
    }
}
