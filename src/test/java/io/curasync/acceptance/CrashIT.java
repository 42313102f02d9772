package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.testing.Nightly;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The packaged process is killed at critical moments, and another one continues. */
class CrashIT {

    static final int KILLS = Nightly.repetitions(3, 10);
    static final int CONNECTIONS = 32;
    static final Duration LOAD = Duration.ofSeconds(1);
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

    /** One test method, because each start of the process costs time: .env, kills under load, a kill during a sync. */
    @Test
    void losesNoAcknowledgedWebhookAndResumesTheRun() throws Exception {
        Path directory = PackagedApp.directory("crash");
        int port = TestPorts.reserve();
        writeEnvFile(directory);
        try (PackagedApp first = PackagedApp.ready(directory, Map.of("CURAGENESIS_VENDOR_TOKEN", ""), port)) {
            assertSettingsFromFile(first);
            long synced = sync(first);
            try (OrderSenders senders = new OrderSenders(first.webhooks(), CONNECTIONS, PRACTICES)) {
                killUnderLoad(first, senders);
                Files.delete(directory.resolve(".env"));
                killNextProcess(directory, port, senders);
                try (PackagedApp survivor = PackagedApp.ready(directory, environment(), port)) {
                    assertEachOrderCountsOnce(survivor, senders, synced);
                    killInMidSync(survivor);
                }
            }
        }

        try (PackagedApp last = PackagedApp.ready(directory, environment(), port)) {
            awaitTakeover(last);
        }
    }

    private void killNextProcess(Path directory, int port, OrderSenders senders) {
        for (int kill = 2; kill <= KILLS; kill++) {
            try (PackagedApp next = PackagedApp.ready(directory, environment(), port)) {
                killUnderLoad(next, senders);
            }
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

    private static void assertSettingsFromFile(PackagedApp app) {
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

    private static void killUnderLoad(PackagedApp app, OrderSenders senders) {
        int before = senders.acknowledgedSoFar();
        await().pollDelay(LOAD)
                .atMost(Duration.ofSeconds(30))
                .until(() -> senders.acknowledgedSoFar() > before + 3 * CONNECTIONS);
        app.kill();
    }

    private void assertEachOrderCountsOnce(PackagedApp app, OrderSenders senders, long synced)
            throws InterruptedException {
        Set<String> acknowledged = senders.finish();
        await().atMost(Duration.ofSeconds(60)).until(() -> count("""
                select count(*) from webhook_event where status <> 'APPLIED'""") == 0);
        List<String> orders = database.jdbc()
                .sql("select order_id from practice_order")
                .query(String.class)
                .list();
        assertThat(orders).hasSameSizeAs(acknowledged);
        assertThat(Set.copyOf(orders)).isEqualTo(acknowledged);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(totalOrders(app)).isEqualTo(synced + acknowledged.size()));
        System.out.printf(
                "Killed %d times: %d orders acknowledged, %d deliveries unanswered, %d refused%n",
                KILLS,
                acknowledged.size(),
                senders.unanswered(),
                senders.refusals().size());
    }

    private void killInMidSync(PackagedApp app) {
        SourceStub.awaitNextSecond();
        source.pageSize(50);
        source.always(StubResponse.slow(300));
        app.admin().post("/api/kpi/sync-practices?override=true").expect(202);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> lastRun(app).get("fetched").asInt() >= 200);
        app.kill();
    }

    private void awaitTakeover(PackagedApp app) {
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
        // The source does not know the orders that were sent: as of its last response, the totals are those of the
        // source.
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

    private long count(String sql) {
        return database.jdbc().sql(sql).query(Long.class).single();
    }
}
