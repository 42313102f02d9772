package io.curasync.sync.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.curagenesis.ApiCallRecord;
import io.curasync.curagenesis.PartnerApi;
import io.curasync.curagenesis.PartnerFailures;
import io.curasync.curagenesis.PracticePage;
import io.curasync.curagenesis.SourceCooldown;
import io.curasync.ledger.apply.LedgerParts;
import io.curasync.platform.InstanceId;
import io.curasync.sync.StartResult;
import io.curasync.sync.SyncKind;
import io.curasync.sync.SyncProperties;
import io.curasync.sync.history.RunQuery;
import io.curasync.sync.run.RunAdmission;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tests due schedules on a real PostgreSQL, by its clock. */
class DueSchedulesTest {

    private static final String NEVER = "-";
    private static final String EACH_NIGHT = "0 0 2 * * *";
    private static final int INSTANCES = 8;

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final DataSource dataSource = DATABASE.dataSource();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));

    @BeforeEach
    void begin() {
        for (String table : List.of("sync_schedule", "sync_run", "skipped_sync", "source_cooldown")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    @Test
    void startsWithoutCatchingUp() {
        DueSchedules schedule = schedule(EACH_NIGHT, EACH_NIGHT);

        assertThat(schedule.isDue()).isFalse();

        assertThat(number(
                        "select count(*) from sync_schedule where last_slot > clock_timestamp() - interval '1 minute'"))
                .isEqualTo(2);
        assertThat(schedule.isDue()).isFalse();
        assertThat(fire(schedule)).isEmpty();
    }

    @Test
    void firesASlotOnce() {
        DueSchedules schedule = schedule(EACH_NIGHT, NEVER);
        lastSlots("1 day");

        assertThat(schedule.isDue()).isTrue();
        assertThat(fire(schedule)).map(DueSchedules.Fired::kind).contains(SyncKind.INCREMENTAL);

        assertThat(lastSlot("INCREMENTAL"))
                .isBeforeOrEqualTo(Instant.now())
                .isAfter(Instant.now().minus(Duration.ofDays(1)))
                .asString()
                .contains("T02:00:00Z");
        assertThat(runs()).containsExactly("INCREMENTAL SCHEDULE RUNNING");
        assertThat(schedule.isDue()).isFalse();
        assertThat(fire(schedule)).isEmpty();
    }

    @Test
    void catchesUpOnMissedSlotsWithOneRun() {
        DueSchedules schedule = schedule(NEVER, EACH_NIGHT);
        lastSlots("400 days");

        assertThat(fire(schedule)).isPresent();

        assertThat(runs()).containsExactly("FULL SCHEDULE RUNNING");
        assertThat(schedule.isDue()).isFalse();
        assertThat(fire(schedule)).isEmpty();
    }

    @Test
    void fullRunReplacesADueIncrementalRun() {
        DueSchedules schedule = schedule(EACH_NIGHT, EACH_NIGHT);
        lastSlots("1 day");

        assertThat(fire(schedule)).isPresent();

        assertThat(runs()).containsExactly("FULL SCHEDULE RUNNING");
        assertThat(fire(schedule)).isEmpty();
        assertThat(number("select count(*) from skipped_sync")).isZero();
    }

    @Test
    void postponesDueSlotsDuringACooldown() {
        DueSchedules schedule = schedule(NEVER, EACH_NIGHT);
        lastSlots("1 day");
        ran("SCHEDULE INCREMENTAL FAILED", 60);
        cooldown("1 hour");

        assertThat(schedule.isDue()).isFalse();
        assertThat(fire(schedule)).isEmpty();
        assertThat(number("select count(*) from skipped_sync")).isZero();

        cooldown("-1 second");
        assertThat(schedule.isDue()).isTrue();
        assertThat(fire(schedule)).map(DueSchedules.Fired::kind).contains(SyncKind.FULL);
    }

    private void cooldown(String left) {
        jdbc.sql("""
                insert into source_cooldown (ends_at, reason) values (clock_timestamp() + cast(:left as interval), 'asked')
                on conflict (only_one) do update set ends_at = excluded.ends_at""").param("left", left).update();
    }

    @Test
    void skippedSyncConsumesTheSlot() {
        DueSchedules schedule = schedule(NEVER, EACH_NIGHT);
        lastSlots("1 day");
        ran("MANUAL FULL SUCCEEDED", 1);

        assertThat(fire(schedule)).map(DueSchedules.Fired::result).get().isInstanceOf(StartResult.Rejected.class);

        assertThat(number("select count(*) from skipped_sync where trigger = 'SCHEDULE' and kind = 'FULL'"))
                .isOne();
        assertThat(fire(schedule)).isEmpty();
    }

    @Test
    void disabledSyncConsumesTheSlotWithAMessage() {
        DueSchedules schedule = schedule(NEVER, EACH_NIGHT, () -> "Set the token");
        lastSlots("1 day");

        assertThat(fire(schedule))
                .map(DueSchedules.Fired::result)
                .contains(new StartResult.NotConfigured("Set the token"));

        assertThat(schedule.isDue()).isFalse();
        assertThat(runs()).isEmpty();
    }

    @Test
    void keepsASlotDueAfterAFailure() {
        DueSchedules broken = schedule(NEVER, EACH_NIGHT, () -> {
            throw new IllegalStateException("a fault");
        });
        lastSlots("1 day");

        assertThatThrownBy(() -> fire(broken)).isInstanceOf(IllegalStateException.class);

        assertThat(fire(schedule(NEVER, EACH_NIGHT))).isPresent();
    }

    @Test
    void disabledScheduleIsNeverDue() {
        DueSchedules schedule = schedule(NEVER, NEVER);
        lastSlots("400 days");
        ran("SCHEDULE FULL FAILED", 600);

        assertThat(schedule.isDue()).isFalse();
        assertThat(fire(schedule)).isEmpty();
    }

    @Test
    void firesASlotOnceAcrossInstances() throws Exception {
        for (int round = 0; round < 5; round++) {
            begin();
            lastSlots("1 day");

            assertThat(fireAtOnce(schedule(EACH_NIGHT, EACH_NIGHT))).hasSize(1);

            assertThat(runs()).hasSize(1);
            assertThat(number("select count(*) from skipped_sync")).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SCHEDULE FULL FAILED | 4 | ",
                "SCHEDULE FULL FAILED | 6 | FULL",
                "SCHEDULE INCREMENTAL FAILED | 6 | INCREMENTAL",
                "SCHEDULE FULL FAILED, SCHEDULE FULL FAILED | 9 | ",
                "SCHEDULE FULL FAILED, SCHEDULE FULL FAILED | 11 | FULL",
                "SCHEDULE FULL FAILED, SCHEDULE FULL FAILED, SCHEDULE FULL FAILED, SCHEDULE FULL FAILED, SCHEDULE FULL FAILED | 59 | ",
                "SCHEDULE FULL FAILED, SCHEDULE FULL FAILED, SCHEDULE FULL FAILED, SCHEDULE FULL FAILED, SCHEDULE FULL FAILED | 61 | FULL",
                "SCHEDULE FULL SUCCEEDED, SCHEDULE FULL FAILED | 6 | FULL",
                "SCHEDULE FULL FAILED, SCHEDULE INCREMENTAL FAILED | 11 | FULL",
                "SCHEDULE FULL FAILED, MANUAL INCREMENTAL FAILED | 11 | FULL",
                "SCHEDULE FULL FAILED, MANUAL FULL PARTIAL | 90 | ",
                "SCHEDULE FULL FAILED, CRON INCREMENTAL SUCCEEDED | 90 | ",
                "SCHEDULE FULL CANCELLED | 90 | ",
                "MANUAL FULL FAILED | 90 | ",
            })
    void retriesFailedRunsWithIncreasingDelay(String runs, int minutesAgo, @Nullable SyncKind expected) {
        lastSlots("0 s");
        for (String run : runs.split(", ")) {
            ran(run, minutesAgo);
        }
        DueSchedules schedule = schedule("0 0 0 29 2 *", "0 0 0 29 2 *");

        assertThat(schedule.isDue()).isEqualTo(expected != null);
        assertThat(fire(schedule).map(DueSchedules.Fired::kind)).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void retriesOnceAcrossInstances() throws Exception {
        lastSlots("0 s");
        ran("SCHEDULE FULL FAILED", 6);

        assertThat(fireAtOnce(schedule(NEVER, EACH_NIGHT))).hasSize(1);

        assertThat(number("select count(*) from skipped_sync")).isZero();
    }

    private DueSchedules schedule(String incremental, String full) {
        return schedule(incremental, full, () -> null);
    }

    private DueSchedules schedule(String incremental, String full, Supplier<@Nullable String> missingSetting) {
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

    private Optional<DueSchedules.Fired> fire(DueSchedules schedule) {
        return transaction.execute(status -> schedule.fire());
    }

    private List<DueSchedules.Fired> fireAtOnce(DueSchedules schedule) throws Exception {
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

    private void lastSlots(String ago) {
        jdbc.sql("""
                insert into sync_schedule select kind, clock_timestamp() - cast(:ago as interval)
                from (values ('FULL'), ('INCREMENTAL')) as k (kind)""").param("ago", ago).update();
    }

    private Instant lastSlot(String kind) {
        return jdbc.sql("select last_slot from sync_schedule where kind = ?")
                .param(kind)
                .query(Instant.class)
                .single();
    }

    /** Inserts a run that started and ended the given time ago. */
    private void ran(String triggerKindStatus, int minutesAgo) {
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

    private List<String> runs() {
        return jdbc.sql("select kind || ' ' || trigger || ' ' || status from sync_run order by id")
                .query(String.class)
                .list();
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
