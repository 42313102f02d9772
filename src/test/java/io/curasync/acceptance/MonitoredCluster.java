package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Two instances that evaluate their health checks every second, with a simulated CuraGenesis, a receiver of alerts, and a PostgreSQL that
 * can be stopped. Only an external scheduler starts syncs.
 */
final class MonitoredCluster implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(90);

    /** Time after which an incident opens. */
    static final Duration SETTLE = Duration.ofSeconds(2);

    private static final String CRON_SECRET = "a cron secret that is long enough";

    private final SourceStub source = new SourceStub();
    private final AlertReceiver alerts = new AlertReceiver();
    private final Path directory;
    private final StoppablePostgres server;
    private final TestDatabase database;
    private final Map<String, String> environment;
    private final PackagedApp first;
    private final PackagedApp second;

    /** @param practices number of practices in CuraGenesis and, after the first sync, in CuraSync */
    MonitoredCluster(int practices) throws IOException {
        directory = Files.createDirectories(PackagedApp.directory("monitoring"));
        server = new StoppablePostgres(Files.createTempDirectory(directory, "postgres"));
        server.start();
        database = server.database();
        source.populate(practices);
        environment = PackagedApp.environment(database, source);
        environment.put("CRON_SECRET", CRON_SECRET);
        environment.put("CURASYNC_ALERT_URL", alerts.url());
        environment.put("CURASYNC_ALERT_SECRET", "a secret for alerts");
        environment.put("CURASYNC_MONITORING_EVERY", "1s");
        environment.put("CURASYNC_MONITORING_ACTIVE_EVERY", "3s");
        environment.put("CURASYNC_MONITORING_SETTLE", SETTLE.toSeconds() + "s");
        environment.put("CURASYNC_KPI_CHECK_CRON", "*/2 * * * * *");
        environment.put("CURASYNC_SYNC_FULL_CRON", "-");
        environment.put("CURASYNC_SYNC_INCREMENTAL_CRON", "-");
        environment.put("CURASYNC_SYNC_MIN_INTERVAL", "1s");
        first = PackagedApp.ready(directory, environment);
        second = PackagedApp.ready(directory, environment);
    }

    SourceStub source() {
        return source;
    }

    StoppablePostgres server() {
        return server;
    }

    TestDatabase database() {
        return database;
    }

    PackagedApp first() {
        return first;
    }

    PackagedApp second() {
        return second;
    }

    /** Starts another instance and waits until it is ready. */
    PackagedApp another() {
        return PackagedApp.ready(directory, environment);
    }

    /** Calls the cron endpoint like an external scheduler, and waits for the end of the run. */
    void callCron() {
        second.api()
                .bearing(CRON_SECRET)
                .post("/api/kpi/sync-practices/cron?wait=55")
                .expect(200);
    }

    /** Runs a sync that an admin starts. */
    void sync() {
        first.admin().post("/api/kpi/sync-practices?override=true").expect(202);
        await().atMost(SOON)
                .until(() -> database.jdbc()
                        .sql("select not exists (select from sync_run where status = 'RUNNING')")
                        .query(Boolean.class)
                        .single());
    }

    /** Asserts that a defect opens one incident and that its repair resolves it, and that admins and the alert URL are told once each. */
    void reportsOnce(String check, Runnable defect, Runnable repair) {
        long before = newestIncident();
        defect.run();
        long id = awaitIncident(check, before);
        assertTold(id, "incident.opened");

        repair.run();
        awaitResolution(check, before);
        assertTold(id, "incident.opened", "incident.resolved");
        assertThat(incidents(check, before)).hasSize(1);
    }

    /** Asserts that a warning that becomes a failure remains one incident, of which admins and the alert URL are told once more. */
    void reportsWorseningOnce(String check, Runnable warning, Runnable failure, Runnable repair) {
        long before = newestIncident();
        warning.run();
        long id = awaitIncident(check, before);
        assertTold(id, "incident.opened");

        failure.run();
        assertTold(id, "incident.opened", "incident.worsened");

        repair.run();
        awaitResolution(check, before);
        assertTold(id, "incident.opened", "incident.worsened", "incident.resolved");
        assertThat(incidents(check, before)).hasSize(1);
    }

    private long awaitIncident(String check, long before) {
        await(check + " is red").atMost(SOON).until(() -> problems().contains(check));
        await("incident").atMost(SOON).until(() -> incidents(check, before).size() == 1);
        return incidents(check, before).getFirst().get("id").asLong();
    }

    private void awaitResolution(String check, long before) {
        await("resolved")
                .atMost(SOON)
                .until(() -> incidents(check, before)
                        .getFirst()
                        .get("state")
                        .stringValue()
                        .equals("RESOLVED"));
    }

    /** Waits for the last of the alerts, and asserts that each was sent once, and that the admin got as many notifications. */
    private void assertTold(long incident, String... types) {
        await("alerts").atMost(SOON).until(() -> alerts(incident).size() >= types.length);
        assertThat(alerts(incident)).containsExactly(types);
        assertThat(notified(incident)).as("notifications").isEqualTo(types.length);
    }

    /** Returns the ids of the checks that are red. */
    List<String> problems() {
        return health().get("checks")
                .valueStream()
                .filter(check ->
                        List.of("WARN", "FAIL").contains(check.get("status").stringValue()))
                .map(check -> check.get("id").stringValue())
                .toList();
    }

    /** Returns the stored result of a check; empty if it has none yet. */
    Optional<JsonNode> check(String id) {
        return health().get("checks")
                .valueStream()
                .filter(check -> check.get("id").stringValue().equals(id))
                .findFirst();
    }

    private JsonNode health() {
        return second.admin().get("/api/health/checks").expect(200).json();
    }

    /** Returns the incidents of a check with a greater id. */
    List<JsonNode> incidents(String check, long after) {
        return first.admin().all("/api/incidents").stream()
                .filter(incident -> incident.get("check").stringValue().equals(check))
                .filter(incident -> incident.get("id").asLong() > after)
                .toList();
    }

    /** Returns the id of the newest incident; 0 if there is none. */
    long newestIncident() {
        return database.jdbc()
                .sql("select coalesce(max(id), 0) from incident")
                .query(Long.class)
                .single();
    }

    /** Returns the types of the alerts about an incident, in the order of their arrival. */
    List<String> alerts(long incident) {
        return alerts.about(incident);
    }

    /** Returns the number of notifications of an incident. There is one admin. */
    long notified(long incident) {
        return database.jdbc()
                .sql("select count(*) from notification where kind = 'INCIDENT' and event_key like ?")
                .param("incident %d %%".formatted(incident))
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        first.close();
        second.close();
        source.close();
        alerts.close();
        server.stop();
    }
}
