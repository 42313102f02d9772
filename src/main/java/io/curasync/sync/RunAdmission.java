package io.curasync.sync;

import io.curasync.curagenesis.SourceCooldown;
import io.curasync.curagenesis.SourceCooldown.Cooldown;
import io.curasync.platform.InstanceId;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides whether a run may start: one at a time over all instances, the minimum between them, and no call before CuraGenesis
 * wants to be called again, by PostgreSQL's clock.
 * Claims wait for each other, so each sees what the one before decided; the unique index on running runs stands behind it.
 */
@Component
class RunAdmission {

    /** Any number that no other advisory lock of ours uses. */
    private static final long LOCK = 0x53594E43L;

    private static final String CLAIM = """
            insert into sync_run (kind, trigger, status, requested_by, instance, expected)
            select :kind, :trigger, 'RUNNING', :by, :instance, :expected
            where not exists (select 1 from sync_run where status = 'RUNNING')
              and (:override or not exists (
                  select 1 from sync_run where status in ('SUCCEEDED', 'PARTIAL')
                    and started_at > clock_timestamp() - :interval * interval '1 millisecond'))
            on conflict ((true)) where status = 'RUNNING' do nothing
            returning id""";

    /** A person who asks again within the same minimum or cooldown is recorded once. */
    private static final String REFUSE = """
            insert into sync_refusal (kind, trigger, requested_by, instance, reason, message, next_allowed_at)
            select :kind, :trigger, :by, :instance, :reason, :message, cast(:next as timestamptz)
            where not exists (select 1 from sync_refusal
                where requested_by = :by and trigger = :trigger and reason = :reason and next_allowed_at = cast(:next as timestamptz))""";

    /** The refusal that an override answers: it led to a run. */
    private static final String FORGET_REFUSAL = """
            delete from sync_refusal
            where requested_by = :by and trigger = :trigger and reason = 'FRESH' and next_allowed_at > clock_timestamp()""";

    private final JdbcClient jdbc;
    private final RunQuery rows;
    private final SourceCooldown cooldown;
    private final SyncProperties properties;
    private final InstanceId instanceId;

    RunAdmission(
            JdbcClient jdbc, RunQuery rows, SourceCooldown cooldown, SyncProperties properties, InstanceId instanceId) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.cooldown = cooldown;
        this.properties = properties;
        this.instanceId = instanceId;
    }

    /** Claims a run; a refusal is recorded, unless the same person overrides it. */
    @Transactional
    public StartResult claim(SyncKind kind, SyncTrigger trigger, @Nullable String by, boolean override, long expected) {
        jdbc.sql("select 1 from pg_advisory_xact_lock(?)").param(LOCK).query().listOfRows();
        Optional<Cooldown> asked = cooldown.current();
        if (asked.isPresent() && rows.running().isEmpty()) {
            return refuse(kind, trigger, by, "COOLDOWN", whyNot(asked.get()));
        }
        Optional<Long> id = jdbc.sql(CLAIM)
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
                jdbc.sql(FORGET_REFUSAL)
                        .param("by", by)
                        .param("trigger", trigger.name())
                        .update();
            }
            return new StartResult.Granted(rows.find(id.get()).orElseThrow());
        }
        StartResult.Refused refused = whyNot();
        return refuse(kind, trigger, by, refused.running() != null ? "RUNNING" : "FRESH", refused);
    }

    private StartResult.Refused refuse(
            SyncKind kind, SyncTrigger trigger, @Nullable String by, String reason, StartResult.Refused refused) {
        jdbc.sql(REFUSE)
                .param("kind", kind.name())
                .param("trigger", trigger.name())
                .param("by", by, Types.VARCHAR)
                .param("instance", instanceId.name())
                .param("reason", reason)
                .param("message", refused.message())
                .param(
                        "next",
                        refused.nextAllowedAt() == null
                                ? null
                                : refused.nextAllowedAt().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        return refused;
    }

    private StartResult.Refused whyNot(Cooldown asked) {
        Instant lastSyncedAt = rows.lastSuccessful().map(SyncRun::finishedAt).orElse(null);
        return new StartResult.Refused(
                asked.message() + ". An override does not change that", null, lastSyncedAt, asked.endsAt(), false);
    }

    private StartResult.Refused whyNot() {
        Optional<SyncRun> running = rows.running();
        Optional<SyncRun> last = rows.lastSuccessful();
        Instant lastSyncedAt = last.map(SyncRun::finishedAt).orElse(null);
        if (running.isPresent()) {
            SyncRun run = running.get();
            Integer percent = run.percent();
            String message = "A sync is running on %s since %s%s"
                    .formatted(
                            run.instance(),
                            run.startedAt().truncatedTo(ChronoUnit.SECONDS),
                            percent == null ? "" : ", " + percent + " %");
            return new StartResult.Refused(message, run, lastSyncedAt, null, false);
        }
        Instant started = last.map(SyncRun::startedAt).orElseThrow();
        Instant next = started.plus(properties.minInterval());
        long minutes = jdbc.sql("select (extract(epoch from clock_timestamp() - ?) / 60)::bigint")
                .param(started.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        String message = "Already up to date: the last sync started %d min ago. The next can start at %s"
                .formatted(minutes, next.truncatedTo(ChronoUnit.SECONDS));
        return new StartResult.Refused(message, null, lastSyncedAt, next, true);
    }
}
