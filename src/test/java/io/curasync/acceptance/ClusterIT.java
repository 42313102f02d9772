package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.testing.Nightly;
import io.curasync.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.support.CronExpression;

/** Three processes on one PostgreSQL, one of them with a wrong clock, run through simulated days of twelve seconds. */
class ClusterIT {

    static final int PRACTICES = 600;
    static final int PAGE = 50;
    static final Duration MINIMUM = Duration.ofSeconds(5);
    static final String INCREMENTAL = "*/4 * * * * *";
    static final String FULL = "*/12 * * * * *";
    /** Offset of the wrong clock; not a multiple of the time between slots. */
    static final Duration AHEAD = Duration.ofHours(3).plusSeconds(2);

    static final Duration BUSY = Duration.ofSeconds(Nightly.repetitions(13, 20));
    static final Duration SOON = Duration.ofSeconds(45);

    final SourceStub source = new SourceStub();
    final PageLog pages = new PageLog(PAGE, PRACTICES);
    final TestDatabase database = TestDatabase.create();
    final SyncAuditTrigger syncAuditTrigger = new SyncAuditTrigger(database);
    final Map<String, PackagedApp> cluster = new LinkedHashMap<>();

    @AfterEach
    void end() {
        cluster.values().forEach(PackagedApp::close);
        source.close();
    }

    /** One test method, because three processes take long to start. */
    @Test
    void coordinatesSyncsOfThreeInstances() throws Exception {
        source.populate(PRACTICES);
        source.pageSize(PAGE);
        source.always(pages.each(Duration.ofMillis(20)));
        Map<String, PackagedApp> named = new HashMap<>();
        start().forEach(app -> named.put(app.instance(), app));

        Instant begin = syncAuditTrigger.lastSlot();
        startSyncsOnAllInstances();
        assertEverySlotFired(begin, syncAuditTrigger.lastSlot());
        assertThat(pages.interleaved()).isEmpty();
        assertNoViolations();

        ordersArePlaced();
        source.always(pages.each(Duration.ofMillis(250)));
        Run orphan = awaitRunInProgress();
        named.get(orphan.instance()).kill();
        cluster.values().remove(named.get(orphan.instance()));
        assertFinishedByAnotherInstance(orphan);

        ordersArePlaced();
        Run lost = awaitRunInProgress();
        PackagedApp sleeper = named.get(lost.instance());
        sleeper.freeze();
        try {
            assertFinishedByAnotherInstance(lost);
        } finally {
            sleeper.thaw();
        }
        await().atMost(SOON).until(() -> sleeper.output().contains("Run %d is no longer ours".formatted(lost.id())));
        source.always(pages.each(Duration.ZERO));
        syncs(sleeper);

        cluster.values().forEach(app -> assertThat(totalOrders(app)).isEqualTo(sourceOrders()));
        assertNoViolations();
        System.out.println(syncAuditTrigger.summary());
    }

    /** Starts all three at the same time, as after a night of downtime. */
    private List<PackagedApp> start() throws Exception {
        Path directory = PackagedApp.directory("cluster");
        launch("one", directory, List.of());
        launch("two", directory, List.of());
        launch("three", directory, List.of(SkewedClock.argument(directory, AHEAD)));
        cluster.values().forEach(PackagedApp::awaitReady);
        return List.copyOf(cluster.values());
    }

    private void launch(String name, Path directory, List<String> java) {
        Map<String, String> environment = new HashMap<>(PackagedApp.environment(database, source));
        environment.put("CURASYNC_INSTANCE", name);
        environment.put("CURASYNC_SYNC_INCREMENTAL_CRON", INCREMENTAL);
        environment.put("CURASYNC_SYNC_FULL_CRON", FULL);
        environment.put("CURASYNC_SYNC_MIN_INTERVAL", MINIMUM.toSeconds() + "s");
        environment.put("CURASYNC_SYNC_TICK", "200ms");
        environment.put("CURASYNC_SYNC_HEARTBEAT", "400ms");
        environment.put("CURASYNC_SYNC_TAKEOVER_AFTER", "3s");
        cluster.put(name, PackagedApp.launch(directory.resolve(name), environment, java));
    }

    /** Users and an external scheduler call arbitrary instances at arbitrary times. */
    private void startSyncsOnAllInstances() throws Exception {
        long seed = System.nanoTime();
        System.out.println("Pressed at random, seed " + seed);
        List<PackagedApp> apps = List.copyOf(cluster.values());
        long end = System.nanoTime() + BUSY.toNanos();
        ParallelCalls.call(apps.size(), List.of(seed, seed + 1, seed + 2), own -> {
            Random random = new Random(own);
            while (System.nanoTime() < end) {
                press(random, apps.get(random.nextInt(apps.size())));
            }
            return true;
        });
    }

    private static void press(Random random, PackagedApp app) {
        String address = "/api/kpi/sync-practices";
        String kind = random.nextBoolean() ? "?kind=full" : "?kind=incremental";
        ApiClient.Response answer = random.nextBoolean()
                ? app.admin().post(address + kind + (random.nextInt(8) == 0 ? "&override=true" : ""))
                : app.api().bearing(PackagedApp.CRON_SECRET).post(address + "/cron" + kind + "&wait=1");
        assertThat(answer.status()).as(answer.toString()).isIn(200, 202);
        Duration pause = Duration.ofMillis(50 + random.nextInt(400));
        await().pollDelay(pause).until(() -> true);
    }

    private void assertEverySlotFired(Instant begin, Instant end) {
        assertThat(Duration.between(begin, end)).isGreaterThan(BUSY.dividedBy(2));
        assertThat(syncAuditTrigger.slots("INCREMENTAL", begin, end)).isEqualTo(slots(INCREMENTAL, begin, end));
        assertThat(syncAuditTrigger.slots("FULL", begin, end)).isEqualTo(slots(FULL, begin, end));
    }

    private static List<Instant> slots(String cron, Instant after, Instant end) {
        CronExpression expression = CronExpression.parse(cron);
        return Stream.iterate(expression.next(after.atZone(ZoneOffset.UTC)), expression::next)
                .map(ZonedDateTime::toInstant)
                .takeWhile(slot -> !slot.isAfter(end))
                .toList();
    }

    private void assertNoViolations() {
        assertThat(syncAuditTrigger.faults(MINIMUM, PRACTICES)).isEmpty();
    }

    private void ordersArePlaced() {
        source.practices().forEach(practice -> source.put(practice.withOrders(practice.totalOrders() + 3)));
    }

    record Run(long id, String instance, String status, long fetched, int fence) {}

    private @Nullable Run run(String which) {
        return database.jdbc()
                .sql("select id, instance, status, fetched, fence from sync_run where " + which)
                .query(Run.class)
                .optional()
                .orElse(null);
    }

    private Run awaitRunInProgress() {
        String middle = "status = 'RUNNING' and fetched between %d and %d".formatted(2 * PAGE, PRACTICES / 2);
        return await().atMost(SOON).until(() -> run(middle), run -> run != null);
    }

    private void assertFinishedByAnotherInstance(Run before) {
        Run ended = ended(before.id());
        assertThat(ended.status()).isEqualTo("SUCCEEDED");
        assertThat(ended.instance()).isNotEqualTo(before.instance());
        assertThat(ended.fence()).isGreaterThan(before.fence());
        assertThat(ended.fetched()).isEqualTo(PRACTICES);
    }

    private Run ended(long id) {
        return await().atMost(SOON)
                .until(() -> run("id = " + id), run -> !run.status().equals("RUNNING"));
    }

    private void syncs(PackagedApp app) {
        ApiClient.Response accepted = await().atMost(SOON)
                .until(
                        () -> app.admin().post("/api/kpi/sync-practices?override=true"),
                        answer -> answer.status() == 202);
        Run ended = ended(accepted.json().get("id").asLong());
        assertThat(ended.status()).isEqualTo("SUCCEEDED");
        assertThat(ended.instance()).isEqualTo(app.instance());
    }

    private long sourceOrders() {
        return source.practices().stream()
                .mapToLong(SourcePractice::totalOrders)
                .sum();
    }

    private static long totalOrders(PackagedApp app) {
        return app.admin()
                .get("/api/kpi/overview")
                .expect(200)
                .json()
                .get("totalOrders")
                .asLong();
    }
}
