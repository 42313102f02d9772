package io.curasync.sync.history;

import io.curasync.platform.SqlTimes;
import io.curasync.sync.SkippedSync;
import io.curasync.sync.SyncRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads runs and skipped syncs. */
@Repository
public class RunQuery {

    private static final String COLUMNS = """
            id, kind, trigger, status, requested_by, instance, started_at, finished_at, pages, expected, fetched, created,
            updated, unchanged, stale, quarantined, missing, new_orders, missed_by_webhooks,
            error, note""";

    private static final String SELECT_SKIPPED_BEFORE = """
            select id, at, kind, trigger, requested_by, instance, reason, message, next_allowed_at
            from skipped_sync where id < ? order by id desc limit ?""";

    private final JdbcClient jdbc;

    public RunQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<SyncRun> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from sync_run where id = ?")
                .param(id)
                .query(SyncRun.class)
                .optional();
    }

    public Optional<SyncRun> running() {
        return jdbc.sql("select " + COLUMNS + " from sync_run where status = 'RUNNING'")
                .query(SyncRun.class)
                .optional();
    }

    /** Returns the run that started last among those with status SUCCEEDED or PARTIAL; empty if there is none. */
    public Optional<SyncRun> lastSuccessful() {
        return jdbc.sql("select " + COLUMNS + " from sync_run where status in ('SUCCEEDED', 'PARTIAL')"
                        + " order by started_at desc limit 1")
                .query(SyncRun.class)
                .optional();
    }

    /**
     * Returns the end of the minimum interval that began at the start of the last successful run. Empty if the interval has ended by
     * PostgreSQL's clock, or if no run has succeeded.
     */
    public Optional<Instant> nextAllowedAt(Duration minInterval) {
        return jdbc.sql("""
                        select started_at from sync_run where status in ('SUCCEEDED', 'PARTIAL')
                          and started_at > clock_timestamp() - ? * interval '1 millisecond'
                        order by started_at desc limit 1""")
                .param(minInterval.toMillis())
                .query(Instant.class)
                .optional()
                .map(started -> started.plus(minInterval));
    }

    /** Returns the last full run that read all pages, even if the run is suspicious; empty if there is none. */
    Optional<SyncRun> lastComplete() {
        return jdbc.sql("select " + COLUMNS + " from sync_run where kind = 'FULL'"
                        + " and status in ('SUCCEEDED', 'PARTIAL', 'SUSPICIOUS') order by id desc limit 1")
                .query(SyncRun.class)
                .optional();
    }

    /** Counts the suspicious runs that are newer than the last full run with status SUCCEEDED or PARTIAL. */
    long countSuspicious() {
        return jdbc.sql("""
                        select count(*) from sync_run where status = 'SUSPICIOUS' and id > coalesce((
                            select id from sync_run where kind = 'FULL' and status in ('SUCCEEDED', 'PARTIAL')
                            order by id desc limit 1), 0)""").query(Long.class).single();
    }

    /** Returns the run that started last, with any status; empty if there is none. */
    public Optional<SyncRun> newest() {
        return jdbc.sql("select " + COLUMNS + " from sync_run order by id desc limit 1")
                .query(SyncRun.class)
                .optional();
    }

    /** Returns the time elapsed since the given time, by PostgreSQL's clock. */
    public Duration since(Instant time) {
        return Duration.ofMillis(jdbc.sql("select (extract(epoch from clock_timestamp() - ?) * 1000)::bigint")
                .param(SqlTimes.param(time))
                .query(Long.class)
                .single());
    }

    /**
     * Returns runs, newest first.
     *
     * @param before returns only runs with a lower id; null for the newest runs
     */
    public List<SyncRun> page(@Nullable Long before, int limit) {
        return jdbc.sql("select " + COLUMNS + " from sync_run where id < ? order by id desc limit ?")
                .param(before == null ? Long.MAX_VALUE : before)
                .param(limit)
                .query(SyncRun.class)
                .list();
    }

    /**
     * Returns skipped syncs, newest first.
     *
     * @param before returns only skipped syncs with a lower id; null for the newest
     */
    public List<SkippedSync> skipped(@Nullable Long before, int limit) {
        return jdbc.sql(SELECT_SKIPPED_BEFORE)
                .param(before == null ? Long.MAX_VALUE : before)
                .param(limit)
                .query(SkippedSync.class)
                .list();
    }

    /** Returns the syncs that were skipped between the start of the run and the start of the next run, newest first. */
    List<SkippedSync> skippedAfter(SyncRun run, int limit) {
        return jdbc.sql("""
                        select id, at, kind, trigger, requested_by, instance, reason, message, next_allowed_at
                        from skipped_sync
                        where at >= ?
                          and at < coalesce((select min(started_at) from sync_run where id > ?), 'infinity')
                        order by id desc limit ?""")
                .param(SqlTimes.param(run.startedAt()))
                .param(run.id())
                .param(limit)
                .query(SkippedSync.class)
                .list();
    }
}
