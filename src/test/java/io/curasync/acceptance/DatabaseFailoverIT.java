package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.curasync.testing.Nightly;
import io.curasync.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The primary PostgreSQL server is killed while two instances receive webhooks and run a sync, and its synchronous standby is promoted.
 */
class DatabaseFailoverIT {

    static final int CONNECTIONS = 32;
    static final int PER_SECOND = Nightly.repetitions(100, 500);
    static final Duration LOAD = Duration.ofSeconds(Nightly.repetitions(3, 15));
    static final int PRACTICES = 1_000;
    static final int PAGE = 50;
    /** Number of practices with orders. The sync applies them before the first order, because its later rows would replace their totals. */
    static final int ORDERING = 2 * PAGE;

    static final Duration ACCEPTED_AGAIN = Duration.ofSeconds(10);
    static final Duration SOON = Duration.ofSeconds(60);

    final SourceStub source = new SourceStub();
    final Map<String, PackagedApp> apps = new LinkedHashMap<>();
    ReplicatedPostgres servers;

    @AfterEach
    void end() {
        apps.values().forEach(PackagedApp::close);
        source.close();
        if (servers != null) {
            servers.close();
        }
    }

    /** One test method, because two servers and two instances take long to start. */
    @Test
    void losesNothingWhenTheStandbyIsPromoted() throws Exception {
        source.populate(PRACTICES);
        source.pageSize(PAGE);
        begin();
        try (Browser browser = new Browser()) {
            sync();
            List<Page> screens =
                    apps.values().stream().map(app -> open(browser, app)).toList();
            long run = startSlowSync();
            List<WebhookClient> webhooks =
                    apps.values().stream().map(PackagedApp::webhooks).toList();
            try (OrderSenders senders = new OrderSenders(webhooks, CONNECTIONS, ORDERING, PER_SECOND)) {
                await().pollDelay(LOAD)
                        .atMost(SOON)
                        .until(() -> senders.acknowledgedSoFar() > PER_SECOND * LOAD.toSeconds() / 2);
                assertThat(run(run).get("status").stringValue()).isEqualTo("RUNNING");
                double rate = senders.perSecond();
                Set<String> expected = new HashSet<>(failOver(senders, screens));
                expected.addAll(senders.finish());

                assertThat(senders.unanswered()).isZero();
                assertThat(senders.refusals()).isNotEmpty().allSatisfy(OutageChecks::assertRequestsRetry);
                System.out.printf(
                        "PostgreSQL failed over at %.0f orders/s: %d orders acknowledged, %d refused, the slowest answer after %d ms%n",
                        rate,
                        expected.size(),
                        senders.refusals().size(),
                        senders.slowest().toMillis());
                assertEachOrderCountsOnce(expected, screens);
            }
            assertRunEnded(run);
            assertNoDrift();
            assertNoErrors();
        }
    }

    /** Starts the servers and both instances, whose URLs name the servers in different orders. */
    private void begin() throws IOException {
        Path directory = PackagedApp.directory("database-failover");
        Files.createDirectories(directory);
        servers = ReplicatedPostgres.start(Files.createTempDirectory(directory, "postgres"));
        start("one", directory, servers.primaryFirst());
        start("two", directory, servers.standbyFirst());
    }

    private void start(String name, Path directory, TestDatabase database) {
        Map<String, String> environment = PackagedApp.environment(database, source);
        environment.put("CURASYNC_INSTANCE", name);
        environment.put("CURASYNC_SYNC_INCREMENTAL_CRON", "-");
        environment.put("CURASYNC_SYNC_FULL_CRON", "-");
        environment.put("CURASYNC_SYNC_HEARTBEAT", "1s");
        environment.put("CURASYNC_SYNC_TAKEOVER_AFTER", "3s");
        environment.put("CURASYNC_KPI_CHECK_CRON", "* * * * * *");
        apps.put(name, PackagedApp.ready(directory.resolve(name), environment));
    }

    private void sync() {
        JsonNode ended = apps.get("one")
                .api()
                .bearing(PackagedApp.CRON_SECRET)
                .post("/api/kpi/sync-practices/cron?wait=55")
                .expect(200)
                .json();
        assertThat(ended.get("summary").get("practicesFound").asInt()).isEqualTo(PRACTICES);
    }

    private static Page open(Browser browser, PackagedApp app) {
        Page page = Browser.signIn(browser.visitor(app.api(), 1440), PackagedApp.ADMIN, PackagedApp.PASSWORD);
        page.evaluate("() => window.loadedOnce = true");
        return page;
    }

    /** Starts a sync that runs during the whole load, and returns its id when the practices with orders are done. */
    private long startSlowSync() {
        SourceStub.awaitNextSecond();
        source.always(StubResponse.slow(LOAD.toMillis() / 4));
        long id = apps.get("one")
                .admin()
                .post("/api/kpi/sync-practices?override=true")
                .expect(202)
                .json()
                .get("id")
                .asLong();
        await().atMost(SOON).until(() -> run(id).get("fetched").asInt() >= ORDERING);
        return id;
    }

    private JsonNode run(long id) {
        return apps.get("one").admin().get("/api/sync/runs/" + id).expect(200).json();
    }

    /** Kills the primary and promotes the standby. Returns the orders that the instances accepted first. */
    private Set<String> failOver(OrderSenders senders, List<Page> screens) {
        servers.killPrimary();
        apps.values()
                .forEach(app -> await().atMost(SOON)
                        .until(() -> app.api().get("/actuator/health/readiness").status() == 503));
        await().atMost(SOON).until(() -> senders.refusals().size() > CONNECTIONS);
        screens.forEach(OutageChecks::assertShown);
        source.always(StubResponse.healthy());

        long promotion = System.nanoTime();
        servers.promoteStandby();
        Duration promoted = since(promotion);
        Set<String> accepted = new HashSet<>();
        apps.forEach((name, app) -> {
            String order = "first_at_" + name;
            String body = orderPlaced(SourcePractice.number(1).userId(), order, Instant.now());
            await().pollInterval(Duration.ofMillis(50))
                    .atMost(ACCEPTED_AGAIN)
                    .until(() -> app.webhooks().send(body).status() == 200);
            accepted.add(order);
        });
        Duration acceptedAgain = since(promotion);
        System.out.printf(
                "The standby was promoted after %d ms; both instances accepted webhooks after %d ms%n",
                promoted.toMillis(), acceptedAgain.toMillis());
        assertThat(acceptedAgain).isLessThan(ACCEPTED_AGAIN);
        return accepted;
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    private void assertEachOrderCountsOnce(Set<String> expected, List<Page> screens) {
        await().atMost(SOON).until(() -> count("webhook_event where status <> 'APPLIED'") == 0);
        assertThat(count("webhook_event")).isEqualTo(expected.size());
        assertThat(servers.standby()
                        .sql("select order_id from practice_order")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(expected);
        long total = expected.size()
                + source.practices().stream()
                        .mapToLong(SourcePractice::totalOrders)
                        .sum();
        apps.values()
                .forEach(app -> await().atMost(SOON)
                        .untilAsserted(() ->
                                assertThat(DashboardFigures.orders(app.admin())).isEqualTo(total)));
        screens.forEach(page -> {
            DashboardFigures.awaitOrders(page, total);
            assertThat(page.locator("cura-interrupted:visible")).hasCount(0);
            assertThat(page.evaluate("() => window.loadedOnce"))
                    .as("not loaded again")
                    .isEqualTo(true);
        });
        assertThat(count("pg_stat_activity where application_name = 'curasync-live'"))
                .isEqualTo(apps.size());
    }

    private void assertRunEnded(long id) {
        JsonNode run = await().atMost(SOON)
                .until(() -> run(id), now -> !now.get("status").stringValue().equals("RUNNING"));

        assertThat(run.get("status").stringValue()).as(run.toString()).isEqualTo("SUCCEEDED");
        assertThat(run.get("instance").stringValue())
                .isIn(apps.values().stream().map(PackagedApp::instance).toList());
        assertThat(run.get("fetched").asInt()).isEqualTo(PRACTICES);
        assertThat(run.get("missing").asInt()).isZero();
    }

    /** Waits for a recount that begins now. Otherwise, the next one waits until 30 seconds after the last one. */
    private void assertNoDrift() {
        Instant now = servers.standby()
                .sql("update shedlock set lock_until = now() where name = 'kpi-check' returning now()")
                .query(Instant.class)
                .single();
        await().atMost(SOON)
                .until(() -> servers.standby()
                        .sql("select exists (select from kpi_check where checked_at > ?)")
                        .param(now.atOffset(ZoneOffset.UTC))
                        .query(Boolean.class)
                        .single());
        assertThat(servers.standby()
                        .sql("select differences from kpi_check")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** Asserts that neither instance logged an error. An outage is a warning, because the instances recover without help. */
    private void assertNoErrors() {
        apps.values().forEach(app -> assertThat(app.output()).doesNotContain(" ERROR "));
    }

    private long count(String what) {
        return servers.standby()
                .sql("select count(*) from " + what)
                .query(Long.class)
                .single();
    }
}
