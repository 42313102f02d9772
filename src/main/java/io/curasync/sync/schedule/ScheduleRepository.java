package io.curasync.sync.schedule;

import io.curasync.platform.SqlTimes;
import io.curasync.sync.SyncKind;
import io.curasync.sync.SyncProperties;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores the last fired slot of each schedule, and reads it together with PostgreSQL's time. */
@Repository
class ScheduleRepository {

    private static final Duration MAX_BACKOFF = Duration.ofHours(1);

    /** Considers the runs that failed since the last run that did not. Retries a full run if any scheduled one was full. */
    private static final String SELECT_TIMES = """
            with failed as (
                select kind, trigger, finished_at from sync_run
                where id > coalesce((select max(id) from sync_run where status <> 'FAILED'), 0))
            select clock_timestamp() as now,
                (select last_slot from sync_schedule where kind = 'FULL') as last_full,
                (select last_slot from sync_schedule where kind = 'INCREMENTAL') as last_incremental,
                (select min(kind) filter (where trigger = 'SCHEDULE') from failed
                 having max(finished_at) + least(:longest, :first * 2 ^ least(count(*) - 1, 20))
                     * interval '1 millisecond' <= clock_timestamp()) as retry""";

    private static final String INSERT_MISSING = """
            insert into sync_schedule (kind, last_slot)
            values ('FULL', clock_timestamp()), ('INCREMENTAL', clock_timestamp()) on conflict do nothing""";

    private final JdbcClient jdbc;
    private final SyncProperties properties;

    ScheduleRepository(JdbcClient jdbc, SyncProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /**
     * Times of the schedules, read together.
     *
     * @param now current time of PostgreSQL
     * @param lastFull last fired slot; null if this schedule was never initialized
     * @param lastIncremental last fired slot; null if this schedule was never initialized
     * @param retry kind of a failed scheduled run whose retry is due; null if there is none
     */
    record Look(
            Instant now,
            @Nullable Instant lastFull,
            @Nullable Instant lastIncremental,
            @Nullable SyncKind retry) {

        @Nullable
        Instant last(SyncKind kind) {
            return kind == SyncKind.FULL ? lastFull : lastIncremental;
        }
    }

    Look read() {
        return jdbc.sql(SELECT_TIMES)
                .param("first", properties.retryAfter().toMillis())
                .param("longest", MAX_BACKOFF.toMillis())
                .query(Look.class)
                .single();
    }

    /** Initializes schedules that have no row yet; their first slots are in the future. */
    void initialize() {
        jdbc.sql(INSERT_MISSING).update();
    }

    /** Locks the schedules until the end of the transaction, so that no other instance fires. */
    void lock() {
        jdbc.sql("select 1 from sync_schedule order by kind for update").query().listOfRows();
    }

    /** Marks a slot and all earlier ones as fired. */
    void advance(SyncKind kind, Instant slot) {
        jdbc.sql("update sync_schedule set last_slot = :slot where kind = :kind and last_slot < :slot")
                .param("slot", SqlTimes.param(slot))
                .param("kind", kind.name())
                .update();
    }
}
