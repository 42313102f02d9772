package io.curasync.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps which slot of each schedule was fired last, and tells the time that they are due by: PostgreSQL's. */
@Repository
class ScheduleRepository {

    private static final Duration MAX_BACKOFF = Duration.ofHours(1);

    /** The runs that failed since the last one that did not, whoever started them. A full one was asked for if any was. */
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

    private static final String BEGIN = """
            insert into sync_schedule (kind, last_slot)
            values ('FULL', clock_timestamp()), ('INCREMENTAL', clock_timestamp()) on conflict do nothing""";

    private final JdbcClient jdbc;
    private final SyncProperties properties;

    ScheduleRepository(JdbcClient jdbc, SyncProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /**
     * How things stand, as of one moment.
     *
     * @param now PostgreSQL's time
     * @param lastFull null: this schedule has not begun
     * @param lastIncremental null: this schedule has not begun
     * @param retry what failed as a scheduled run and has waited long enough to be tried again; null: nothing
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

    Look look() {
        return jdbc.sql(SELECT_TIMES)
                .param("first", properties.retryAfter().toMillis())
                .param("longest", MAX_BACKOFF.toMillis())
                .query(Look.class)
                .single();
    }

    /** Begins the schedules that have not begun: from now on. */
    void begin() {
        jdbc.sql(BEGIN).update();
    }

    /** Keeps others from firing until the transaction ends. */
    void lock() {
        jdbc.sql("select 1 from sync_schedule order by kind for update").query().listOfRows();
    }

    /** Marks a slot, and with it those before it, as fired. */
    void advance(SyncKind kind, Instant slot) {
        jdbc.sql("update sync_schedule set last_slot = :slot where kind = :kind and last_slot < :slot")
                .param("slot", slot.atOffset(ZoneOffset.UTC))
                .param("kind", kind.name())
                .update();
    }
}
