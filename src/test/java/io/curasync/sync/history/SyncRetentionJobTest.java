package io.curasync.sync.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.platform.settings.SettingException;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyncRetentionJobTest {

    private static final Duration RUNS = Duration.ofDays(400);
    private static final Duration SKIPPED = Duration.ofDays(90);
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final SyncRetentionJob job =
            new SyncRetentionJob(DATABASE.jdbc(), new SyncRetentionProperties(RUNS, SKIPPED));

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Test
    void deletesOldRunsWithTheirCalls() throws Exception {
        runs("FULL", "SUCCEEDED", RUNS.plusDays(9), 1);
        runs("FULL", "FAILED", RUNS.plusDays(8), 1);
        runs("INCREMENTAL", "SUCCEEDED", RUNS.minusDays(1), 100);
        DATABASE.jdbc().sql("""
                insert into sync_call (run_id, at, page, millis)
                select case when n = 1 then 3 else 2 end, now(), n, 5 from generate_series(1, 1200) n
                """).update();

        job.clean();

        assertThat(ids("sync_run")).hasSize(101).startsWith(1L, 3L);
        assertThat(ids("sync_call")).containsExactly(1L);
    }

    @Test
    void keepsTheLastSuccessfulRunOfEachKindAndTheNewestRuns() throws Exception {
        runs("FULL", "PARTIAL", RUNS.plusDays(9), 1);
        runs("INCREMENTAL", "SUCCEEDED", RUNS.plusDays(9), 1);
        runs("INCREMENTAL", "SUCCEEDED", RUNS.plusDays(9), 1);
        runs("FULL", "RUNNING", RUNS.plusDays(9), 1);
        runs("FULL", "SUSPICIOUS", RUNS.plusDays(8), 101);

        job.clean();

        assertThat(ids("sync_run")).hasSize(103).startsWith(1L, 3L, 4L, 6L);
    }

    @Test
    void deletesOldSkippedSyncs() throws Exception {
        skipped(SKIPPED.plusDays(1), 700);
        skipped(SKIPPED.minusDays(1), 2);

        job.clean();

        assertThat(ids("skipped_sync")).containsExactly(701L, 702L);
    }

    @Test
    void requiresAMonthOfRuns() {
        assertThatThrownBy(() -> new SyncRetentionProperties(Duration.ofDays(29), SKIPPED))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("CURASYNC_SYNC_RETENTION_RUNS");
    }

    private static void runs(String kind, String status, Duration age, int count) {
        DATABASE.jdbc()
                .sql("""
                insert into sync_run (kind, trigger, status, instance, started_at)
                select :kind, 'SCHEDULE', :status, 'a', now() - :age * interval '1 second' from generate_series(1, :count)
                """)
                .param("kind", kind)
                .param("status", status)
                .param("age", age.toSeconds())
                .param("count", count)
                .update();
    }

    private static void skipped(Duration age, int count) {
        DATABASE.jdbc()
                .sql("""
                insert into skipped_sync (at, kind, trigger, instance, reason, message)
                select now() - :age * interval '1 second', 'FULL', 'CRON', 'a', 'MIN_INTERVAL', '' from generate_series(1, :count)
                """)
                .param("age", age.toSeconds())
                .param("count", count)
                .update();
    }

    private static List<Long> ids(String table) {
        return DATABASE.jdbc()
                .sql("select id from " + table + " order by id")
                .query(Long.class)
                .list();
    }
}
