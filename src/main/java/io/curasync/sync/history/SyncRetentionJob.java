package io.curasync.sync.history;

import io.curasync.platform.database.PacedBatches;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes old runs with their API calls, and old skipped syncs, in small batches. Some runs are never deleted: a run in progress, the last
 * successful run of each kind, and the 100 newest runs. {@link ApiCallRepository#deleteOld} usually deletes the API calls earlier.
 */
@Component
class SyncRetentionJob {

    private static final String OLD_RUNS = """
            select id from sync_run
            where started_at < now() - :seconds * interval '1 second' and status <> 'RUNNING'
              and id < (select min(id) from (select id from sync_run order by id desc limit 100) newest)
              and id not in (select max(id) from sync_run where status in ('SUCCEEDED', 'PARTIAL') group by kind)""";

    /**
     * Deletes the API calls of old runs. This statement runs before {@link #DELETE_RUNS}, because deleting a run also deletes its API
     * calls. One transaction could otherwise delete many thousands of API calls.
     */
    private static final String DELETE_CALLS = """
            delete from sync_call where id in (
                select c.id from sync_call c where c.run_id in (%s) limit :batch)""".formatted(OLD_RUNS);

    private static final String DELETE_RUNS =
            "delete from sync_run where id in (%s order by id limit :batch)".formatted(OLD_RUNS);

    private static final String DELETE_SKIPPED = """
            delete from skipped_sync where id in (
                select id from (select id, at from skipped_sync order by id limit :batch) oldest
                where at < now() - :seconds * interval '1 second')""";

    private final JdbcClient jdbc;
    private final SyncRetentionProperties properties;

    SyncRetentionJob(JdbcClient jdbc, SyncRetentionProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    @Scheduled(
            fixedDelayString = "${curasync.sync.retention.every:1h}",
            initialDelayString = "${curasync.sync.retention.initial-delay:10m}")
    @SchedulerLock(name = "sync-retention", lockAtMostFor = "30m")
    void clean() throws InterruptedException {
        PacedBatches.deleteOlder(jdbc, DELETE_CALLS, properties.runs());
        PacedBatches.deleteOlder(jdbc, DELETE_RUNS, properties.runs());
        PacedBatches.deleteOlder(jdbc, DELETE_SKIPPED, properties.skipped());
    }
}
