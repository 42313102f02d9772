package io.curasync.sync.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.CheckStatus;
import io.curasync.sync.SyncProperties;
import io.curasync.sync.history.RunQuery;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Freshness by own schedules and by an external scheduler, on a real PostgreSQL. */
class FreshnessCheckTest {

    private static final String NEVER = "-";
    private static final String HOURLY = "0 0 * * * *";
    private static final String INSERT_SKIPPED = """
            insert into skipped_sync (at, kind, trigger, instance, reason, message)
            values (now() - :minutes * interval '1 minute', 'FULL', 'CRON', 'one', 'FRESH', 'm')""";

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final JdbcClient jdbc = DATABASE.jdbc();

    @BeforeEach
    void begin() {
        for (String table : List.of("sync_schedule", "sync_run", "skipped_sync", "source_cooldown")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, OK", "130, WARN", "250, FAIL"})
    void judgesByTheOwnSchedule(int minutesAgo, CheckStatus expected) {
        run("SCHEDULE", "SUCCEEDED", minutesAgo);

        assertThat(check(HOURLY, HOURLY, null).status()).isEqualTo(expected);
    }

    @Test
    void becomesOverdueAfterAnExternalSchedulerStopped() {
        for (int hour = 10; hour >= 5; hour--) {
            run("CRON", "SUCCEEDED", hour * 60);
        }

        CheckResult result = check(NEVER, NEVER, null);

        assertThat(result.status()).isEqualTo(CheckStatus.FAIL);
        assertThat(result.summary()).contains("external scheduler").contains("usually every 1 h");
        assertThat(result.action()).contains("/api/kpi/sync-practices/cron");
    }

    @Test
    void countsRejectedExternalCallsAsCalls() {
        run("CRON", "SUCCEEDED", 25);
        skipped(5);
        skipped(15);

        CheckResult result = check(NEVER, NEVER, null);

        assertThat(result.status()).isEqualTo(CheckStatus.OK);
        assertThat(result.summary()).contains("usually every 10 min");
    }

    @Test
    void warnsOfAStoppedExternalSchedulerWhileTheOwnScheduleRuns() {
        for (int hour = 20; hour >= 10; hour--) {
            run("CRON", "SUCCEEDED", hour * 60);
        }
        assertThat(check("0 0 0 1 1 *", NEVER, null).status()).isEqualTo(CheckStatus.WARN);

        jdbc.sql("update sync_run set started_at = started_at - interval '8 days'")
                .update();
        run("SCHEDULE", "SUCCEEDED", 24 * 60);
        assertThat(check("0 0 0 1 1 *", NEVER, null).status())
                .as("forgotten after a week")
                .isEqualTo(CheckStatus.OK);
    }

    @ParameterizedTest
    @CsvSource({"6, OK", "8, WARN", "15, FAIL"})
    void allowsAWeekIfOnlyPeopleStartSyncs(int daysAgo, CheckStatus expected) {
        run("MANUAL", "SUCCEEDED", daysAgo * 24 * 60);

        assertThat(check(NEVER, NEVER, null).status()).isEqualTo(expected);
    }

    @Test
    void failsIfNoSyncHasSucceeded() {
        run("SCHEDULE", "FAILED", 1);

        CheckResult result = check(HOURLY, HOURLY, null);

        assertThat(result.status()).isEqualTo(CheckStatus.FAIL);
        assertThat(result.summary()).contains("No sync has succeeded yet").contains("a reason");
    }

    @Test
    void waitsForTheFirstSyncUntilItIsDue() {
        lastSlots("1 minute");
        assertThat(check("0 0 0 1 1 *", NEVER, null).status()).isEqualTo(CheckStatus.OK);

        jdbc.sql("delete from sync_schedule").update();
        lastSlots("3 hours");
        assertThat(check(HOURLY, NEVER, null).status()).isEqualTo(CheckStatus.FAIL);
    }

    @Test
    void isOffIfNothingWillStartASync() {
        assertThat(check(NEVER, NEVER, null).status()).isEqualTo(CheckStatus.OFF);
        assertThat(check(HOURLY, HOURLY, "Set the token")).isEqualTo(CheckResult.off("Set the token."));
    }

    @Test
    void namesAMissingSettingIfTheDataIsOld() {
        run("SCHEDULE", "SUCCEEDED", 300);

        CheckResult result = check(HOURLY, HOURLY, "Set the token");

        assertThat(result.status()).isEqualTo(CheckStatus.FAIL);
        assertThat(result.action()).isEqualTo("Set the token.");
    }

    private CheckResult check(String incremental, String full, @Nullable String missingSetting) {
        SyncProperties properties = new SyncProperties(
                Duration.ofHours(1), incremental, full, Duration.ofMinutes(1), Duration.ofMinutes(5));
        FreshnessEvaluator evaluator = new FreshnessEvaluator(
                new CronTimetable(properties),
                new ScheduleRepository(jdbc, properties),
                new ExternalCallQuery(jdbc),
                properties,
                jdbc);
        return new FreshnessCheck(evaluator, new RunQuery(jdbc), new UncallableApi(missingSetting)).run();
    }

    private void run(String trigger, String status, int minutesAgo) {
        jdbc.sql("""
                insert into sync_run (kind, trigger, status, instance, started_at, finished_at, error)
                values ('FULL', :trigger, :status, 'one', now() - :minutes * interval '1 minute',
                    now() - :minutes * interval '1 minute', 'a reason')""")
                .param("trigger", trigger)
                .param("status", status)
                .param("minutes", minutesAgo)
                .update();
    }

    private void skipped(int minutesAgo) {
        jdbc.sql(INSERT_SKIPPED).param("minutes", minutesAgo).update();
    }

    private void lastSlots(String ago) {
        jdbc.sql("""
                insert into sync_schedule select kind, now() - cast(:ago as interval)
                from (values ('FULL'), ('INCREMENTAL')) as k (kind)""").param("ago", ago).update();
    }
}
