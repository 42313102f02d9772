package io.curasync.sync.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.curagenesis.PartnerFailures;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.CheckStatus;
import io.curasync.sync.SyncProperties;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ScheduleCheckTest {

    private static final String NEVER = "-";
    private static final String EACH_NIGHT = "0 0 2 * * *";
    private static final Duration LONG = Duration.ofHours(1);
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final JdbcClient jdbc = DATABASE.jdbc();

    @BeforeEach
    void begin() {
        for (String table : List.of("sync_schedule", "sync_run", "skipped_sync", "source_cooldown")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    @Test
    void showsTheNextTimesOfEachSchedule() {
        lastSlots("0 s");

        CheckResult result = check(NEVER, EACH_NIGHT, null, LONG);

        assertThat(result.status()).isEqualTo(CheckStatus.OK);
        assertThat(result.summary()).startsWith("Next: full sync at ").contains("T02:00:00Z");
        assertThat(result.details()).singleElement().asString().startsWith("full: cron \"0 0 2 * * *\", last time ");
    }

    @Test
    void warnsOfASlotThatWasNotFiredAlthoughAnInstanceIsUp() {
        lastSlots("2 days");

        CheckResult result = check(EACH_NIGHT, NEVER, null, LONG);

        assertThat(result.status()).isEqualTo(CheckStatus.WARN);
        assertThat(result.summary()).startsWith("Not started within a minute: incremental sync due at ");
        assertThat(check(EACH_NIGHT, NEVER, null, Duration.ofSeconds(50)).status())
                .as("just started")
                .isEqualTo(CheckStatus.OK);
    }

    @Test
    void allowsPostponedSlotsDuringACooldown() {
        lastSlots("2 days");
        jdbc.sql("insert into source_cooldown (ends_at, reason) values (now() + interval '1 hour', 'asked')")
                .update();

        CheckResult result = check(NEVER, EACH_NIGHT, null, LONG);

        assertThat(result.status()).isEqualTo(CheckStatus.OK);
        assertThat(result.summary()).contains("as CuraGenesis asked");
    }

    @Test
    void warnsIfNothingStartsSyncs() {
        assertThat(check(NEVER, NEVER, null, LONG).status()).isEqualTo(CheckStatus.WARN);

        jdbc.sql("""
                insert into skipped_sync (kind, trigger, instance, reason, message)
                values ('FULL', 'CRON', 'one', 'FRESH', 'm')""").update();
        assertThat(check(NEVER, NEVER, null, LONG).status()).isEqualTo(CheckStatus.OK);
    }

    @Test
    void isOffIfSyncsAreNotConfigured() {
        assertThat(check(EACH_NIGHT, EACH_NIGHT, "Set the token", LONG)).isEqualTo(CheckResult.off("Set the token."));
    }

    private CheckResult check(String incremental, String full, @Nullable String missingSetting, Duration uptime) {
        SyncProperties properties = new SyncProperties(
                Duration.ofHours(1), incremental, full, Duration.ofMinutes(1), Duration.ofMinutes(5));
        return new ScheduleCheck(
                        new ScheduleRepository(jdbc, properties),
                        new CronTimetable(properties),
                        new ExternalCallQuery(jdbc),
                        PartnerFailures.cooldown(jdbc),
                        properties,
                        new UncallableApi(missingSetting))
                .run(uptime);
    }

    private void lastSlots(String ago) {
        jdbc.sql("""
                insert into sync_schedule select kind, now() - cast(:ago as interval)
                from (values ('FULL'), ('INCREMENTAL')) as k (kind)""").param("ago", ago).update();
    }
}
