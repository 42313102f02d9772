package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.account.UserAccounts;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Base class of tests that share one application in this JVM. Before each test, the database contains only an admin. */
@CuraSyncTest(
        properties = {
            "curagenesis.vendor-token=" + SourceStub.TOKEN,
            "curagenesis.connect-timeout=1s",
            "curagenesis.read-timeout=2s",
            "curasync.enrollment.grace=0s",
            "curasync.enrollment.reconcile-after=0s",
            "curasync.enrollment.tick=300ms",
            "curagenesis.webhook-secret=" + AcceptanceHarness.SECRET + ", " + AcceptanceHarness.NEXT_SECRET,
            "cron.secret=" + AcceptanceHarness.CRON_SECRET
        })
abstract class AcceptanceHarness {

    static final String SECRET = "a webhook secret";
    static final String NEXT_SECRET = "whsec_bmV4dCBzZWNyZXQgb2YgMzIgYnl0ZXMgYW5kIG1vcmU=";
    static final String CRON_SECRET = "a cron secret";
    static final String ADMIN = "admin@example.com";
    static final Duration SOON = Duration.ofSeconds(15);

    static final SourceStub SOURCE = new SourceStub();

    @Autowired
    TestDatabase database;

    @Autowired
    UserAccounts accounts;

    @LocalServerPort
    int port;

    ApiClient anonymous;
    ApiClient admin;
    WebhookClient webhooks;

    @DynamicPropertySource
    static void source(DynamicPropertyRegistry registry) {
        registry.add("curagenesis.api-base", SOURCE::base);
    }

    @BeforeEach
    void begin() {
        SOURCE.reset();
        empty();
        if (accounts.findByEmail(ADMIN).isEmpty()) {
            TestUsers.admin(accounts, ADMIN);
        }
        anonymous = new ApiClient("http://localhost:" + port);
        admin = anonymous.as(ADMIN, TestUsers.PASSWORD);
        webhooks = new WebhookClient(anonymous, SECRET);
    }

    /** Deletes everything except the admin. */
    private void empty() {
        database.clearExceptUsers();
        database.jdbc().sql("delete from app_user where role = 'REP'").update();
    }

    /** Creates a rep through the API and returns an API client for the rep. */
    ApiClient rep(String email, String... aliases) {
        admin.postJson(
                        "/api/users",
                        ApiClient.JSON.writeValueAsString(java.util.Map.of(
                                "email",
                                email,
                                "name",
                                email,
                                "role",
                                "REP",
                                "password",
                                TestUsers.PASSWORD,
                                "aliases",
                                List.of(aliases))))
                .expect(201);
        return anonymous.as(email, TestUsers.PASSWORD);
    }

    /** Runs a full sync by Sync Now, overriding the minimum interval; returns the finished run. */
    JsonNode sync() {
        return syncOf("full");
    }

    JsonNode syncOf(String kind) {
        JsonNode run = admin.post("/api/kpi/sync-practices?override=true&kind=" + kind)
                .expect(202)
                .json();
        return ended(run.get("id").longValue());
    }

    JsonNode ended(long run) {
        return await().atMost(Duration.ofSeconds(50))
                .until(
                        () -> admin.get("/api/sync/runs/" + run).expect(200).json(),
                        now -> !now.get("status").stringValue().equals("RUNNING"));
    }

    JsonNode overview() {
        return admin.get("/api/kpi/overview").expect(200).json();
    }

    long totalOrders() {
        return overview().get("totalOrders").longValue();
    }

    void awaitOrders(long expected) {
        await().atMost(SOON).untilAsserted(() -> assertThat(totalOrders()).isEqualTo(expected));
    }

    /** Waits until the event of an accepted delivery is processed, and returns the event. */
    JsonNode processed(ApiClient.Response accepted) {
        long id = Long.parseLong(accepted.expect(200).json().get("eventId").asString());
        return await().atMost(SOON)
                .until(
                        () -> event(id),
                        event -> !event.get("status").stringValue().equals("RECEIVED"));
    }

    JsonNode event(long id) {
        return admin.all("/api/webhooks/events").stream()
                .filter(event -> event.get("id").asLong() == id)
                .findFirst()
                .orElseThrow();
    }

    JsonNode practice(String practiceId) {
        return admin.get("/api/practices/" + practiceId).expect(200).json();
    }

    long inboxSize() {
        return database.jdbc()
                .sql("select count(*) from webhook_event")
                .query(Long.class)
                .single();
    }
}
