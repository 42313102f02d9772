package io.curasync.acceptance;

import static io.curasync.acceptance.MonitoredCluster.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Breaks one thing after the other below two instances. Each time the right check turns red, one incident opens over both instances, and
 * admins and the alert URL are told once; after the repair, the incident is resolved, and they are told once more.
 */
class MonitoringIT {

    static final int PRACTICES = 40;

    static MonitoredCluster cluster;
    static SourceStub source;
    static TestDatabase database;
    static PlantedHistory history;

    @BeforeAll
    static void begin() throws Exception {
        cluster = new MonitoredCluster(PRACTICES);
        source = cluster.source();
        database = cluster.database();
        history = new PlantedHistory(database);
        cluster.callCron();
        recountNow();
        await("healthy at the start")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(cluster.problems()).isEmpty());
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    @Test
    void wrongToken() {
        cluster.reportsOnce(
                "curagenesis-token",
                () -> source.always(StubResponse.status(401)),
                () -> source.always(StubResponse.healthy()));
    }

    @Test
    void unreachableSource() {
        cluster.reportsOnce("curagenesis-network", source::disconnect, source::reconnect);
    }

    @Test
    void wrongSecretAtTheSender() {
        WebhookClient wrong = new WebhookClient(cluster.second().api(), "another secret altogether");
        cluster.reportsOnce(
                "webhook-signatures",
                () -> {
                    for (int i = 0; i < 30; i++) {
                        wrong.send(WebhookClient.orderPlaced("user_1", "ord_forged_" + i, Instant.now()))
                                .expect(401);
                    }
                },
                () -> {
                    sendWebhook("ord_signed");
                    database.jdbc().sql("delete from webhook_rejection").update();
                });
    }

    @Test
    void stoppedSender() {
        cluster.reportsOnce(
                "webhook-silence",
                () -> {
                    receiveWebhook("ord_before_silence");
                    history.silentFor(Duration.ofHours(3));
                },
                () -> receiveWebhook("ord_after_silence"));
    }

    /** The same silence of the sender as every week. */
    @Test
    void quietSunday() {
        long before = cluster.newestIncident();
        receiveWebhook("ord_on_saturday");
        history.silentEachWeekFor(Duration.ofHours(24));

        await("silence is usual")
                .atMost(SOON)
                .until(() -> cluster.check("webhook-silence")
                        .filter(check -> check.get("status").stringValue().equals("OK"))
                        .filter(check -> check.get("summary").stringValue().contains("which is usual at this time"))
                        .isPresent());
        await("no incident")
                .during(MonitoredCluster.SETTLE.multipliedBy(2))
                .atMost(SOON)
                .until(() -> cluster.incidents("webhook-silence", before).isEmpty());
        receiveWebhook("ord_on_monday");
    }

    /** CuraSync has no schedule, and the external scheduler that called every hour has stopped. */
    @Test
    void stoppedExternalScheduler() {
        cluster.reportsOnce("freshness", () -> history.hourlyCallsUntil(5), cluster::callCron);
    }

    @Test
    void plantedDrift() {
        cluster.reportsOnce(
                "kpi-drift",
                () -> {
                    drift(1);
                    recountNow();
                },
                () -> {
                    drift(-1);
                    recountNow();
                });
    }

    @Test
    void unreadableRows() {
        SourcePractice bad = SourcePractice.number(PRACTICES + 1);
        cluster.reportsOnce(
                "quarantine",
                () -> {
                    source.addRow(
                            Map.of("practiceId", bad.practiceId(), "userId", bad.userId(), "totalOrders", "many"));
                    cluster.sync();
                },
                () -> {
                    source.clearRows();
                    source.put(bad);
                    cluster.sync();
                });
    }

    @Test
    void stuckQueue() {
        try (StuckQueue queue = new StuckQueue(database)) {
            cluster.reportsOnce(
                    "webhook-queue",
                    () -> {
                        sendWebhook("ord_stuck");
                        queue.makeOld("10 minutes");
                    },
                    queue::close);
        }
    }

    @Test
    void worseningQueue() {
        try (StuckQueue queue = new StuckQueue(database)) {
            sendWebhook("ord_slow");
            cluster.reportsWorseningOnce(
                    "webhook-queue", () -> queue.makeOld("2 minutes"), () -> queue.makeOld("10 minutes"), queue::close);
        }
    }

    @Test
    void killedInstance() {
        PackagedApp third = cluster.another();
        String name = third.instance();
        cluster.reportsOnce(
                "instances",
                third::kill,
                () -> database.jdbc()
                        .sql("delete from app_instance where name = ?")
                        .param(name)
                        .update());
    }

    /** While PostgreSQL is away, nothing can be stored. The instances record the outage once it is back. */
    @Test
    void stoppedPostgres() {
        long before = cluster.newestIncident();
        cluster.server().stop();
        // A shorter outage is no incident.
        await().atMost(SOON)
                .during(MonitoredCluster.SETTLE.plusSeconds(2))
                .until(() ->
                        cluster.first().api().get("/actuator/health/readiness").status() == 503);
        cluster.server().start();
        cluster.first().awaitReady();
        cluster.second().awaitReady();

        await().atMost(SOON).until(() -> cluster.incidents("database", before).size() == 1);
        long id = cluster.incidents("database", before).getFirst().get("id").asLong();
        await().atMost(SOON).until(() -> cluster.alerts(id).equals(List.of("incident.opened", "incident.resolved")));
        assertThat(cluster.incidents("database", before)).hasSize(1);
        assertThat(cluster.notified(id)).isEqualTo(2);
    }

    /** Waits until the webhook is counted, because counting it later would end a planted silence. */
    private static void receiveWebhook(String order) {
        sendWebhook(order);
        await().atMost(SOON).until(history::countsAllWebhooks);
    }

    private static void sendWebhook(String order) {
        cluster.second()
                .webhooks()
                .send(WebhookClient.orderPlaced(SourcePractice.number(3).userId(), order, Instant.now()))
                .expect(200);
    }

    private static void drift(int orders) {
        database.jdbc()
                .sql("update kpi_portfolio set orders = orders + ? where dimension = 'total'")
                .param(orders)
                .update();
    }

    /** Allows the next recount, which otherwise waits for five minutes after the last one. */
    private static void recountNow() {
        database.jdbc()
                .sql("update shedlock set lock_until = now() where name = 'kpi-check'")
                .update();
    }
}
