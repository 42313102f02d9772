package io.curasync.sync.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.sync.StartResult;
import io.curasync.sync.SyncKind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Slots of schedules that are due. */
class DueSchedulesTest extends ScheduleHarness {

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

    private Instant lastSlot(String kind) {
        return jdbc.sql("select last_slot from sync_schedule where kind = ?")
                .param(kind)
                .query(Instant.class)
                .single();
    }
}
