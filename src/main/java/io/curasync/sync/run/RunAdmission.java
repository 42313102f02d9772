package io.curasync.sync.run;

import io.curasync.curagenesis.SourceCooldown;
import io.curasync.curagenesis.SourceCooldown.Cooldown;
import io.curasync.platform.AdvisoryLocks;
import io.curasync.platform.InstanceId;
import io.curasync.platform.SqlTimes;
import io.curasync.sync.StartResult;
import io.curasync.sync.SyncKind;
import io.curasync.sync.SyncProperties;
import io.curasync.sync.SyncRun;
import io.curasync.sync.SyncTrigger;
import io.curasync.sync.history.RunQuery;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides whether a run may start. No run may start while another run is in progress on any instance, or during a cooldown. Within the
 * minimum interval, a run may start only if the interval is overridden. Times are compared by PostgreSQL's clock. A lock serializes the
 * decisions, so that each decision sees the result of the previous one. In addition, a unique index prevents a second run in progress.
 */
@Component
public class RunAdmission {

    private static final String INSERT_RUN = """
            insert into sync_run (kind, trigger, status, requested_by, instance, expected)
            select :kind, :trigger, 'RUNNING', :by, :instance, :expected
            where not exists (select 1 from sync_run where status = 'RUNNING')
              and (:override or not exists (
                  select 1 from sync_run where status in ('SUCCEEDED', 'PARTIAL')
                    and started_at > clock_timestamp() - :interval * interval '1 millisecond'))
            on conflict ((true)) where status = 'RUNNING' do nothing
            returning id""";

    /**
     * Records a skipped sync. If a user repeats an attempt within the same minimum interval or cooldown, only the first attempt is
     * recorded.
     */
    private static final String INSERT_SKIPPED = """
            insert into skipped_sync (kind, trigger, requested_by, instance, reason, message, next_allowed_at)
            select :kind, :trigger, :by, :instance, :reason, :message, cast(:next as timestamptz)
            where not exists (select 1 from skipped_sync
                where requested_by = :by and trigger = :trigger and reason = :reason and next_allowed_at = cast(:next as timestamptz))""";

    /**
     * Deletes the skipped syncs of the user from the current minimum interval. Used after the user has overridden the interval, because the
     * sync was then not skipped in the end.
     */
    private static final String DELETE_SKIPPED = """
            delete from skipped_sync
            where requested_by = :by and trigger = :trigger and reason = 'FRESH' and next_allowed_at > clock_timestamp()""";

    private final JdbcClient jdbc;
    private final RunQuery runQuery;
    private final SourceCooldown cooldown;
    private final SyncProperties properties;
    private final InstanceId instanceId;

    public RunAdmission(
            JdbcClient jdbc,
            RunQuery runQuery,
            SourceCooldown cooldown,
            SyncProperties properties,
            InstanceId instanceId) {
        this.jdbc = jdbc;
        this.runQuery = runQuery;
        this.cooldown = cooldown;
        this.properties = properties;
        this.instanceId = instanceId;
    }

    /**
     * Inserts the run if it may start. Otherwise, records a skipped sync and returns the reason. If the run was admitted, the caller
     * must execute it.
     *
     * @param by email of the user; null if no user starts the run
     * @param override whether to ignore the minimum interval
     * @param expected number of known practices
     */
    @Transactional
    public StartResult admit(SyncKind kind, SyncTrigger trigger, @Nullable String by, boolean override, long expected) {
        AdvisoryLocks.lock(jdbc, AdvisoryLocks.RUN_ADMISSION);
        Optional<Cooldown> current = cooldown.current();
        if (current.isPresent() && runQuery.running().isEmpty()) {
            return skip(kind, trigger, by, "COOLDOWN", rejection(current.get()));
        }
        Optional<Long> id = jdbc.sql(INSERT_RUN)
                .param("kind", kind.name())
                .param("trigger", trigger.name())
                .param("by", by)
                .param("instance", instanceId.name())
                .param("expected", expected)
                .param("override", override)
                .param("interval", properties.minInterval().toMillis())
                .query(Long.class)
                .optional();
        if (id.isPresent()) {
            if (override) {
                jdbc.sql(DELETE_SKIPPED)
                        .param("by", by)
                        .param("trigger", trigger.name())
                        .update();
            }
            return new StartResult.Granted(runQuery.find(id.get()).orElseThrow());
        }
        StartResult.Rejected rejected = rejection();
        return skip(kind, trigger, by, rejected.running() != null ? "RUNNING" : "FRESH", rejected);
    }

    private StartResult.Rejected skip(
            SyncKind kind, SyncTrigger trigger, @Nullable String by, String reason, StartResult.Rejected rejected) {
        jdbc.sql(INSERT_SKIPPED)
                .param("kind", kind.name())
                .param("trigger", trigger.name())
                .param("by", by, Types.VARCHAR)
                .param("instance", instanceId.name())
                .param("reason", reason)
                .param("message", rejected.message())
                .param("next", SqlTimes.param(rejected.nextAllowedAt()))
                .update();
        return rejected;
    }

    private StartResult.Rejected rejection(Cooldown current) {
        Instant lastSyncedAt =
                runQuery.lastSuccessful().map(SyncRun::finishedAt).orElse(null);
        return new StartResult.Rejected(
                current.message() + ". An override does not change that", null, lastSyncedAt, current.endsAt(), false);
    }

    private StartResult.Rejected rejection() {
        Optional<SyncRun> running = runQuery.running();
        Optional<SyncRun> last = runQuery.lastSuccessful();
        Instant lastSyncedAt = last.map(SyncRun::finishedAt).orElse(null);
        if (running.isPresent()) {
            SyncRun run = running.get();
            Integer percent = run.percent();
            String message = "A sync is running on %s since %s%s"
                    .formatted(
                            run.instance(),
                            run.startedAt().truncatedTo(ChronoUnit.SECONDS),
                            percent == null ? "" : ", " + percent + " %");
            return new StartResult.Rejected(message, run, lastSyncedAt, null, false);
        }
        Instant started = last.map(SyncRun::startedAt).orElseThrow();
        Instant next = started.plus(properties.minInterval());
        long minutes = jdbc.sql("select (extract(epoch from clock_timestamp() - ?) / 60)::bigint")
                .param(SqlTimes.param(started))
                .query(Long.class)
                .single();
        String message = "Already up to date: the last sync started %d min ago. The next can start at %s"
                .formatted(minutes, next.truncatedTo(ChronoUnit.SECONDS));
        return new StartResult.Rejected(message, null, lastSyncedAt, next, true);
    }
}
