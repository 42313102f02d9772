package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.curasync.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL stops under load and comes back; the packaged application keeps running. */
class OutageIT {

    static final int CONNECTIONS = 8;
    static final int PRACTICES = 100;
    static final Duration LOAD = Duration.ofSeconds(1);
    static final Duration SOON = Duration.ofSeconds(30);
    /** Maximum response time for a sender, whatever PostgreSQL does. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    final SourceStub source = new SourceStub();
    StoppablePostgres server;

    @AfterEach
    void end() {
        source.close();
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void reportsADatabaseOutageAndLosesNothing() throws Exception {
        source.populate(PRACTICES);
        Path directory = PackagedApp.directory("outage");
        Files.createDirectories(directory);
        server = new StoppablePostgres(Files.createTempDirectory(directory, "postgres"));
        server.start();
        TestDatabase database = server.database();
        try (PackagedApp app = PackagedApp.ready(directory, PackagedApp.environment(database, source));
                OrderSenders senders = begin(app);
                Browser browser = new Browser();
                BrowserContext visitor = browser.visitor(app.api(), 1440);
                BrowserContext phone = browser.visitor(app.api(), 400)) {
            Page dashboard = Browser.signIn(visitor, PackagedApp.ADMIN, PackagedApp.PASSWORD);
            Page phoneDashboard = Browser.signIn(phone, PackagedApp.ADMIN, PackagedApp.PASSWORD);
            long synced = source.practices().stream()
                    .mapToLong(SourcePractice::totalOrders)
                    .sum();
            assertSendersContinue(senders);

            server.stop();

            await().atMost(SOON)
                    .until(() -> app.api().get("/actuator/health/readiness").status() == 503);
            await().atMost(SOON).until(() -> senders.refusals().size() > CONNECTIONS);
            app.api().get("/actuator/health/liveness").expect(200);
            OutageChecks.assertReported(app.admin().get("/api/kpi/overview"));
            OutageChecks.assertReported(
                    app.api().bearing(PackagedApp.CRON_SECRET).post("/api/kpi/sync-practices/cron"));
            OutageChecks.assertShown(dashboard);
            OutageChecks.assertShown(phoneDashboard);
            Page other = visitor.newPage();
            other.navigate("/practices");
            assertThat(other.getByText("This page opens by itself when the database is back."))
                    .isVisible();
            Browser.saveScreenshot(dashboard, "outage-dashboard");
            Browser.saveScreenshot(phoneDashboard, "outage-dashboard-400");
            Browser.saveScreenshot(other, "outage-practices");

            server.start();

            app.awaitReady();
            assertThat(dashboard.locator("cura-interrupted:visible")).hasCount(0);
            assertThat(other.getByLabel("Search practices").first()).isVisible();
            assertSendersContinue(senders);
            Set<String> acknowledged = senders.finish();
            assertThat(senders.refusals()).allSatisfy(OutageChecks::assertRequestsRetry);
            assertThat(senders.unanswered()).isZero();
            assertThat(senders.slowest()).isLessThan(LONGEST_WAIT);
            System.out.printf(
                    "PostgreSQL stopped under load: %d orders acknowledged, %d refused, the slowest answer after %d ms%n",
                    acknowledged.size(),
                    senders.refusals().size(),
                    senders.slowest().toMillis());
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(totalOrders(app)).isEqualTo(synced + acknowledged.size()));
            assertThat(new HashSet<>(database.jdbc()
                            .sql("select order_id from practice_order")
                            .query(String.class)
                            .list()))
                    .isEqualTo(acknowledged);
            assertHeartbeatsAndSchedulesContinue(database);
        }
    }

    /** The next heartbeat takes over a run without an owner. A missed slot fires, and is rejected because the last sync is too recent. */
    private static void assertHeartbeatsAndSchedulesContinue(TestDatabase database) {
        database.jdbc().sql("""
                insert into sync_run (kind, trigger, status, instance, heartbeat_at)
                values ('FULL', 'CRON', 'RUNNING', 'one that is gone', '-infinity')""").update();
        await().atMost(SOON).until(() -> count(database, "sync_run where status = 'SUCCEEDED'") == 2);

        database.jdbc()
                .sql("update sync_schedule set last_slot = last_slot - interval '1 day'")
                .update();
        await().atMost(SOON).until(() -> count(database, "skipped_sync where trigger = 'SCHEDULE'") == 1);
    }

    private static long count(TestDatabase database, String what) {
        return database.jdbc()
                .sql("select count(*) from " + what)
                .query(Long.class)
                .single();
    }

    private static OrderSenders begin(PackagedApp app) {
        app.api()
                .bearing(PackagedApp.CRON_SECRET)
                .post("/api/kpi/sync-practices/cron?wait=55")
                .expect(200);
        return new OrderSenders(app.webhooks(), CONNECTIONS, PRACTICES);
    }

    private static void assertSendersContinue(OrderSenders senders) {
        int before = senders.acknowledgedSoFar();
        await().pollDelay(LOAD).atMost(SOON).until(() -> senders.acknowledgedSoFar() > before + 3 * CONNECTIONS);
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
