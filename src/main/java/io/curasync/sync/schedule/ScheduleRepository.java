package io.curasync.sync.schedule;

import io.curasync.platform.SqlTimes;
import io.curasync.sync.SyncKind;
import io.curasync.sync.SyncProperties;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Stores the last fired slot of each schedule. A slot is one scheduled time. Reads the slots together with PostgreSQL's current time.
 */
@Repository
class ScheduleRepository {

    private static final Duration MAX_BACKOFF = Duration.ofHours(1);

    /**
     * Reads the last fired slots, and the kind of a retry that is due. A retry is due if the newest runs have failed, at least one of these
     * runs was scheduled, and the delay since the last failure has passed. The delay doubles with each consecutive failed run, up to one
     * hour. The retry is a full run if any of the failed scheduled runs was full.
     */
    private static final String SELECT_TIMES = """
            with failed as (
                select kind, trigger, finished_at from sync_run
                where id > coalesce((select max(id) from sync_run where status <> 'FAILED'), 0))
            select clock_timestamp() as now,
                (select last_slot from sync_schedule where kind = 'FULL') as last_full,
                (select last_slot from sync_schedule where kind = 'INCREMENTAL') as last_incremental,
                (select min(kind) filter (where trigger = 'SCHEDULE') from failed
                 having max(finished_at) + least(:max_delay, :first_delay * 2 ^ least(count(*) - 1, 20))
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
     * Current time, last fired slots and due retry, read in one query.
     *
     * @param now current time of PostgreSQL
     * @param lastFull last fired slot of the full schedule; null if the schedule was never initialized
     * @param lastIncremental last fired slot of the incremental schedule; null if the schedule was never initialized
     * @param retry kind of the run that should start now because scheduled runs have failed; null if no retry is due
     */
    record ScheduleTimes(
            Instant now,
            @Nullable Instant lastFull,
            @Nullable Instant lastIncremental,
            @Nullable SyncKind retry) {

        @Nullable
        Instant last(SyncKind kind) {
            return kind == SyncKind.FULL ? lastFull : lastIncremental;
        }
    }

    ScheduleTimes read() {
        return jdbc.sql(SELECT_TIMES)
                .param("first_delay", properties.retryAfter().toMillis())
                .param("max_delay", MAX_BACKOFF.toMillis())
                .query(ScheduleTimes.class)
                .single();
    }

    /** Inserts the schedules that are not stored yet. Slots of these schedules before the present time are considered fired. */
    void initialize() {
        jdbc.sql(INSERT_MISSING).update();
    }

    /** Locks the schedules until the end of the transaction, so that no other instance fires them. */
    void lock() {
        jdbc.sql("select 1 from sync_schedule order by kind for update").query().listOfRows();
    }

    /** Marks a slot and all earlier slots of the schedule as fired. Never moves the last fired slot back. */
    void advance(SyncKind kind, Instant slot) {
        jdbc.sql("update sync_schedule set last_slot = :slot where kind = :kind and last_slot < :slot")
                .param("slot", SqlTimes.param(slot))
                .param("kind", kind.name())
                .update();
    }
}
