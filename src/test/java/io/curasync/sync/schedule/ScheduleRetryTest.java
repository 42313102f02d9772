package io.curasync.sync.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.sync.SyncKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failed runs of schedules are retried. */
class ScheduleRetryTest extends ScheduleHarness {

    @Test
    void keepsASlotDueAfterAFailure() {
        DueSchedules broken = schedule(NEVER, EACH_NIGHT, () -> {
            throw new IllegalStateException("a fault");
        });
        lastSlots("1 day");

        assertThatThrownBy(() -> fire(broken)).isInstanceOf(IllegalStateException.class);

        assertThat(fire(schedule(NEVER, EACH_NIGHT))).isPresent();
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
}
