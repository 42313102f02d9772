package io.curasync.sync.schedule;

import io.curasync.curagenesis.ApiCallRecord;
import io.curasync.curagenesis.PartnerApi;
import io.curasync.curagenesis.PartnerFailures;
import io.curasync.curagenesis.PracticePage;
import io.curasync.curagenesis.SourceCooldown;
import io.curasync.ledger.apply.LedgerParts;
import io.curasync.platform.InstanceId;
import io.curasync.sync.SyncProperties;
import io.curasync.sync.history.RunQuery;
import io.curasync.sync.run.RunAdmission;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Schedules on a real PostgreSQL, by its clock. */
abstract class ScheduleHarness {

    static final String NEVER = "-";
    static final String EACH_NIGHT = "0 0 2 * * *";
    static final int INSTANCES = 8;

    static final TestDatabase DATABASE = TestDatabase.create();

    final DataSource dataSource = DATABASE.dataSource();
    final JdbcClient jdbc = JdbcClient.create(dataSource);
    final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));

    @BeforeEach
    void begin() {
        for (String table : List.of("sync_schedule", "sync_run", "skipped_sync", "source_cooldown")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    void cooldown(String left) {
        jdbc.sql("""
                insert into source_cooldown (ends_at, reason) values (clock_timestamp() + cast(:left as interval), 'asked')
                on conflict (only_one) do update set ends_at = excluded.ends_at""").param("left", left).update();
    }

    DueSchedules schedule(String incremental, String full) {
        return schedule(incremental, full, () -> null);
    }

    DueSchedules schedule(String incremental, String full, Supplier<@Nullable String> missingSetting) {
        SyncProperties properties = new SyncProperties(
                Duration.ofHours(1), incremental, full, Duration.ofMinutes(1), Duration.ofMinutes(5));
        PartnerApi api = new PartnerApi() {
            @Override
            public @Nullable String missingSetting() {
                return missingSetting.get();
            }

            @Override
            public PracticePage practices(@Nullable String cursor, Consumer<ApiCallRecord> calls) {
                throw new UnsupportedOperationException();
            }
        };
        SourceCooldown cooldown = PartnerFailures.cooldown(jdbc);
        return new DueSchedules(
                new ScheduleRepository(jdbc, properties),
                new CronTimetable(properties),
                new RunAdmission(jdbc, new RunQuery(jdbc), cooldown, properties, new InstanceId("one", "test")),
                api,
                cooldown,
                LedgerParts.missingMarks(jdbc));
    }

    Optional<DueSchedules.Fired> fire(DueSchedules schedule) {
        return transaction.execute(status -> schedule.fire());
    }

    List<DueSchedules.Fired> fireAtOnce(DueSchedules schedule) throws Exception {
        CyclicBarrier together = new CyclicBarrier(INSTANCES);
        try (ExecutorService instances = Executors.newFixedThreadPool(INSTANCES)) {
            List<Future<Optional<DueSchedules.Fired>>> calls = new ArrayList<>();
            for (int instance = 0; instance < INSTANCES; instance++) {
                calls.add(instances.submit(() -> {
                    together.await();
                    return fire(schedule);
                }));
            }
            List<DueSchedules.Fired> fired = new ArrayList<>();
            for (Future<Optional<DueSchedules.Fired>> call : calls) {
                call.get().ifPresent(fired::add);
            }
            return fired;
        }
    }

    void lastSlots(String ago) {
        jdbc.sql("""
                insert into sync_schedule select kind, clock_timestamp() - cast(:ago as interval)
                from (values ('FULL'), ('INCREMENTAL')) as k (kind)""").param("ago", ago).update();
    }

    /** Inserts a run that started and ended the given time ago. */
    void ran(String triggerKindStatus, int minutesAgo) {
        String[] parts = triggerKindStatus.split(" ");
        jdbc.sql("""
                insert into sync_run (trigger, kind, status, instance, started_at, finished_at)
                values (:trigger, :kind, :status, 'another', clock_timestamp() - :minutes * interval '1 minute',
                    clock_timestamp() - :minutes * interval '1 minute')""")
                .param("trigger", parts[0])
                .param("kind", parts[1])
                .param("status", parts[2])
                .param("minutes", minutesAgo)
                .update();
    }

    List<String> runs() {
        return jdbc.sql("select kind || ' ' || trigger || ' ' || status from sync_run order by id")
                .query(String.class)
                .list();
    }

    long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
