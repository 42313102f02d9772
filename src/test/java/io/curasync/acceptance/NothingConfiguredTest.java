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

    Api nobody;
    Api admin;

    @BeforeEach
    void begin() {
        database.clear();
        TestUsers.admin(userAccounts, "admin@example.com");
        nobody = new Api("http://localhost:" + port);
        admin = nobody.as("admin@example.com", TestUsers.PASSWORD);
    }

    @Test
    void webhooksAnswer503AndSaySo() {
        for (String secret : new String[] {"", "a webhook secret"}) {
            byte[] body = Webhooks.practiceSeen("practice.created", "user_1", "prac_1", 3, "TX", "Dana")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
            Api.Answer answer = secret.isEmpty()
                    ? nobody.postJson(Webhooks.PATH, "{\"event\":\"practice.created\",\"data\":{\"userId\":\"u\"}}")
                    : new Webhooks(nobody, secret).send(body);

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
    void syncsAreOffAndSayWhatToSet() {
        Api.Answer now = admin.post("/api/kpi/sync-practices").expect(503);
        Api.Answer cron = admin.post("/api/kpi/sync-practices/cron").expect(503);

        assertThat(now.body()).contains("CURAGENESIS_API_BASE");
        assertThat(cron.body()).contains("CURAGENESIS_API_BASE");
        assertThat(admin.all("/api/sync/runs")).isEmpty();
    }

    @Test
    void withoutACronSecretOnlyAdminsEnter() {
        String cron = "/api/kpi/sync-practices/cron";
        TestUsers.rep(userAccounts, "rep@example.com");

        nobody.post(cron).expect(401);
        nobody.post(cron, "x-cron-secret", "").expect(401);
        nobody.bearing("").post(cron).expect(401);
        nobody.bearing("null").post(cron).expect(401);
        assertThat(nobody.as("rep@example.com", TestUsers.PASSWORD).post(cron).status())
                .isIn(401, 403);
    }
}
