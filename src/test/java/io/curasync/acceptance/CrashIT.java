package io.curasync.acceptance;

import static io.curasync.acceptance.Webhooks.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The packaged process is killed where it hurts, and another one goes on. */
class CrashIT {

    static final int CONNECTIONS = 16;
    static final int PRACTICES = 1_000;
    static final Duration TAKEOVER = Duration.ofSeconds(45);

    final SourceStub source = new SourceStub();
    TestDatabase database;

    @BeforeEach
    void begin() {
        database = TestDatabase.createEmpty();
        source.populate(PRACTICES);
    }

    @AfterEach
    void end() {
        source.close();
    }

    /** One story, since each start of the process costs its time: .env, kill under load, kill in mid-sync. */
    @Test
    void nothingAcknowledgedIsLostAndARunFindsANewOwner() throws Exception {
        Path directory = PackagedApp.directory("crash");
        writeEnvFile(directory);
        Set<String> acknowledged;
        long synced;
        try (PackagedApp first = PackagedApp.ready(directory, Map.of("CURAGENESIS_VENDOR_TOKEN", ""))) {
            settingsComeFromTheFile(first);
            synced = sync(first);
            acknowledged = killUnderLoad(first);
        }

        Files.delete(directory.resolve(".env"));
        try (PackagedApp second = PackagedApp.ready(directory, environment())) {
            long expected = synced + acknowledged.size();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(totalOrders(second)).isGreaterThanOrEqualTo(expected));
            await().atMost(Duration.ofSeconds(30)).until(() -> unsettled() == 0);
            assertEachOnce(acknowledged);
            // An order may have been kept without its sender having heard so; never one more than was kept.
            assertThat(totalOrders(second)).isEqualTo(synced + kept());
            System.out.printf("Killed under load: %d acknowledged, %d kept%n", acknowledged.size(), kept());

            killInMidSync(second);
        }

        try (PackagedApp third = PackagedApp.ready(directory, environment())) {
            takesOver(third);
        }
    }

    private void writeEnvFile(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(".env"), """
                # What this process is told
                export DATABASE_URL="%s"

                CURAGENESIS_API_BASE='%s'
                CURAGENESIS_VENDOR_TOKEN=%s   # the token
                CURAGENESIS_WEBHOOK_SECRET="%s"
                export CRON_SECRET='%s'
                CURASYNC_ADMIN_EMAIL=%s
                CURASYNC_ADMIN_PASSWORD="%s"
                CURASYNC_SYNC_MIN_INTERVAL=1s
                SPRING_DATASOURCE_URL=
                SERVER_PORT=1
                """.formatted(
                        PackagedApp.databaseUrl(database),
                        source.base(),
                        SourceStub.TOKEN,
                        PackagedApp.SECRET,
                        PackagedApp.CRON_SECRET,
                        PackagedApp.ADMIN,
                        PackagedApp.PASSWORD));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(PackagedApp.environment(database, source));
        environment.put("CURASYNC_SYNC_MIN_INTERVAL", "1s");
        environment.put("CURASYNC_SYNC_TAKEOVER_AFTER", "3s");
        return environment;
    }

    private static void settingsComeFromTheFile(PackagedApp app) {
        app.admin().get("/api/users").expect(200);
        app.api().post("/api/kpi/sync-practices/cron").expect(401);
        assertThat(app.api()
                        .get("/actuator/info")
                        .expect(200)
                        .json()
                        .get("instance")
                        .isString())
                .isTrue();
        assertThat(app.output()).as("no password is shown").doesNotContain(PackagedApp.PASSWORD);
    }

    private long sync(PackagedApp app) {
        JsonNode ended = app.api()
                .bearing(PackagedApp.CRON_SECRET)
                .post("/api/kpi/sync-practices/cron?wait=55")
                .expect(200)
                .json();
        assertThat(ended.get("summary").get("practicesFound").asInt()).isEqualTo(PRACTICES);
        return totalOrders(app);
    }

    /** Ids of the orders that the process acknowledged before it died. */
    private static Set<String> killUnderLoad(PackagedApp app) throws InterruptedException {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        AtomicInteger number = new AtomicInteger();
        try (ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int i = 0; i < CONNECTIONS; i++) {
                senders.submit(() -> sendUntilItDies(app, number, acknowledged));
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() > 500);
            app.kill();
            senders.shutdown();
            assertThat(senders.awaitTermination(90, TimeUnit.SECONDS)).isTrue();
        }
        return acknowledged;
    }

    private static void sendUntilItDies(PackagedApp app, AtomicInteger number, Set<String> acknowledged) {
        try {
            while (true) {
                int n = number.incrementAndGet();
                String user = SourcePractice.number(1 + n % PRACTICES).userId();
                byte[] body = orderPlaced(user, "ord_" + n, Instant.now()).getBytes(StandardCharsets.UTF_8);
                if (Api.trySend(app.webhooks().hexSigned(body)).status() == 200) {
                    acknowledged.add("ord_" + n);
                }
            }
        } catch (IOException dead) {
            // It was killed, as planned.
        }
    }

    private void assertEachOnce(Set<String> acknowledged) {
        Set<String> orders = Set.copyOf(database.jdbc()
                .sql("select order_id from practice_order")
                .query(String.class)
                .list());
        assertThat(orders).containsAll(acknowledged);
    }

    private void killInMidSync(PackagedApp app) {
        source.pageSize(50);
        source.always(SourceStub.slow(300));
        app.admin().post("/api/kpi/sync-practices?override=true").expect(202);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> lastRun(app).get("fetched").asInt() >= 200);
        app.kill();
    }

    private void takesOver(PackagedApp app) {
        String instance = app.api().get("/actuator/info").json().get("instance").stringValue();
        JsonNode run = await().atMost(TAKEOVER)
                .until(
                        () -> lastRun(app),
                        now -> !now.get("status").stringValue().equals("RUNNING"));

        assertThat(run.get("status").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(run.get("instance").stringValue()).isEqualTo(instance);
        assertThat(run.get("fetched").asInt()).isEqualTo(PRACTICES);
        assertThat(run.get("created").asInt()
                        + run.get("updated").asInt()
                        + run.get("unchanged").asInt()
                        + run.get("stale").asInt()
                        + run.get("quarantined").asInt())
                .isEqualTo(PRACTICES);
        assertThat(run.get("missing").asInt()).isZero();
        // The source never heard of the orders that were sent: as of its last answer the totals are its own.
        assertThat(totalOrders(app))
                .isEqualTo(source.practices().stream()
                        .mapToLong(SourcePractice::totalOrders)
                        .sum());
    }

    private static JsonNode lastRun(PackagedApp app) {
        return app.admin()
                .get("/api/sync/runs?limit=1")
                .expect(200)
                .json()
                .get("items")
                .get(0);
    }

    private static long totalOrders(PackagedApp app) {
        return app.admin()
                .get("/api/kpi/overview")
                .expect(200)
                .json()
                .get("totalOrders")
                .asLong();
    }

    private long unsettled() {
        return count("select count(*) from webhook_event where status = 'RECEIVED'");
    }

    private long kept() {
        return count("select count(*) from webhook_event where event = 'order.placed'");
    }

    private long count(String sql) {
        return database.jdbc().sql(sql).query(Long.class).single();
    }
}
