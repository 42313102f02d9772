package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.account.UserAccounts;
import io.curasync.platform.database.DatabaseAvailability;
import io.curasync.platform.database.DatabaseAvailabilityChanged;
import io.curasync.platform.database.DatabaseStatus;
import io.curasync.testing.FastPasswordHashing;
import io.curasync.testing.TestUsers;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Base class of tests with an application whose PostgreSQL fails. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "curagenesis.api-base=http://localhost:9",
            "curagenesis.vendor-token=any",
            "curagenesis.webhook-secret=" + DatabaseOutageHarness.SECRET,
            "cron.secret=" + DatabaseOutageHarness.CRON_SECRET,
            "curasync.sync.incremental-cron=-",
            "curasync.sync.full-cron=-"
        })
@ContextConfiguration(initializers = FastPasswordHashing.class)
@Import(DatabaseOutageHarness.Recorder.class)
@DirtiesContext
abstract class DatabaseOutageHarness {

    static final String SECRET = "a webhook secret";
    static final String CRON_SECRET = "a cron secret";
    static final String ADMIN = "admin@example.com";

    /** Maximum response time while the outage is known: a second, and as much again for slow test machines. */
    static final Duration FAST = Duration.ofSeconds(2);
    /** Maximum time until an outage is known: two seconds and a half, and three times as much again for slow test machines. */
    static final Duration NOTICED = Duration.ofSeconds(10);

    /** Maximum time until everything works again: ten seconds, and as much again for slow test machines. */
    static final Duration RECOVERED = Duration.ofSeconds(20);

    static StoppablePostgres server;

    @Autowired
    ApplicationContext context;

    @Autowired
    UserAccounts accounts;

    @Autowired
    DatabaseAvailability availability;

    @Autowired
    Recorder recorder;

    @LocalServerPort
    int port;

    ApiClient anonymous;
    ApiClient admin;
    WebhookClient webhooks;

    @TestConfiguration(proxyBeanMethods = false)
    static class Recorder {

        final Queue<DatabaseStatus> changes = new ConcurrentLinkedQueue<>();

        @EventListener
        void on(DatabaseAvailabilityChanged change) {
            changes.add(change.current().status());
        }
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) throws IOException {
        Path directory = PackagedApp.directory("database-outage");
        Files.createDirectories(directory);
        server = new StoppablePostgres(Files.createTempDirectory(directory, "postgres"));
        server.start();
        registry.add("spring.datasource.url", server.database()::url);
        registry.add("spring.datasource.username", () -> "postgres");
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void begin() {
        await().until(availability::isAvailable);
        if (accounts.findByEmail(ADMIN).isEmpty()) {
            TestUsers.admin(accounts, ADMIN);
        }
        anonymous = new ApiClient("http://localhost:" + port);
        admin = anonymous.as(ADMIN, TestUsers.PASSWORD);
        webhooks = new WebhookClient(anonymous, SECRET);
        assertWorks();
        recorder.changes.clear();
    }

    void awaitStatus(DatabaseStatus status) {
        await().atMost(NOTICED).until(() -> availability.current().status() == status);
    }

    void assertAnswersFast(String order) {
        assertOutage(() -> webhooks.send(orderPlaced("user_1", "refused while " + order, Instant.now())));
        assertOutage(() -> admin.get("/api/kpi/overview"));
        assertOutage(() -> admin.postJson("/api/users", "{}"));
        assertOutage(() -> anonymous.bearing("curasync_unknown").get("/api/practices"));
        assertOutage(() -> anonymous.bearing(CRON_SECRET).post("/api/kpi/sync-practices/cron"));
        HttpResponse<String> signIn =
                within(FAST, () -> BrowserSession.tryToSignIn(anonymous, ADMIN, TestUsers.PASSWORD));
        assertThat(signIn.statusCode()).isEqualTo(503);
        assertThat(signIn.headers().firstValue("Retry-After")).isPresent();
        assertThat(signIn.headers().firstValue("Refresh")).contains("5; url=/login?unavailable");
        assertThat(signIn.body()).contains("The database is not reachable");
        within(FAST, () -> anonymous.get("/login")).expect(200);
        within(FAST, () -> anonymous.get("/actuator/health/readiness")).expect(503);
        within(FAST, () -> anonymous.get("/actuator/health/liveness")).expect(200);
    }

    static void assertOutage(Supplier<ApiClient.Response> call) {
        ApiClient.Response answer = within(FAST, call).expect(503);
        assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    static <T> T within(Duration limit, Supplier<T> call) {
        long since = System.nanoTime();
        T result = call.get();
        assertThat(Duration.ofNanos(System.nanoTime() - since))
                .as(result.toString())
                .isLessThan(limit);
        return result;
    }

    void assertRecovers() {
        await().atMost(RECOVERED).until(availability::isAvailable);
        await().atMost(RECOVERED).untilAsserted(this::assertWorks);
    }

    void assertWorks() {
        anonymous.get("/actuator/health/readiness").expect(200);
        admin.get("/api/kpi/overview").expect(200);
        webhooks.send(orderPlaced("user_1", "works " + System.nanoTime(), Instant.now()))
                .expect(200);
        assertThat(BrowserSession.tryToSignIn(anonymous, ADMIN, TestUsers.PASSWORD)
                        .statusCode())
                .isEqualTo(302);
    }

    static long countEvents(String key) {
        return server.database()
                .jdbc()
                .sql("select count(*) from webhook_event where dedupe_key = ?")
                .param(key)
                .query(Long.class)
                .single();
    }
}
