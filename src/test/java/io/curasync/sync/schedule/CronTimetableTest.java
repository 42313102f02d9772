package io.curasync.sync.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.sync.Freshness;
import io.curasync.sync.SyncKind;
import io.curasync.sync.SyncProperties;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CronTimetableTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final CronTimetable cronTimetable = timetable("0 0 */6 * * *", "0 0 2 * * *");

    @Test
    void findsTheNextSlotOfEachKind() {
        assertThat(cronTimetable.next(SyncKind.INCREMENTAL, NOON)).isEqualTo("2026-03-01T18:00:00Z");
        assertThat(cronTimetable.next(SyncKind.FULL, NOON)).isEqualTo("2026-03-02T02:00:00Z");
    }

    @Test
    void hasNoNextSlotWithoutASchedule() {
        CronTimetable none = timetable("-", "-");

        assertThat(none.next(SyncKind.FULL, NOON)).isNull();
        assertThat(none.expectation(NOON)).isEmpty();
    }

    @Test
    void findsTheLatestPastSlot() {
        assertThat(cronTimetable.latest(SyncKind.INCREMENTAL, NOON, NOON.plus(Duration.ofHours(5))))
                .isNull();
        assertThat(cronTimetable.latest(SyncKind.INCREMENTAL, NOON, NOON.plus(Duration.ofHours(6))))
                .isEqualTo("2026-03-01T18:00:00Z");
        assertThat(cronTimetable.latest(SyncKind.INCREMENTAL, NOON, NOON.plus(Duration.ofHours(25))))
                .isEqualTo("2026-03-02T12:00:00Z");
        assertThat(cronTimetable.latest(SyncKind.FULL, NOON, NOON.plus(Duration.ofDays(9))))
                .isEqualTo("2026-03-10T02:00:00Z");
        assertThat(timetable("-", "-").latest(SyncKind.FULL, NOON, NOON.plus(Duration.ofDays(9))))
                .isNull();
    }

    @Test
    void findsTheLatestOfMillionsOfSlotsQuickly() {
        CronTimetable eachSecondOfAnHour = timetable("* * 3 * * *", "* * * * * *");

        assertThat(eachSecondOfAnHour.latest(SyncKind.FULL, Instant.EPOCH, NOON))
                .isEqualTo(NOON);
        assertThat(eachSecondOfAnHour.latest(SyncKind.INCREMENTAL, Instant.EPOCH, NOON))
                .isEqualTo("2026-03-01T03:59:59Z");
    }

    @Test
    void isFreshUntilTheNextSyncShouldHaveSucceeded() {
        assertThat(after("06:05")).isEqualTo(Freshness.FRESH);
        assertThat(after("06:15")).isEqualTo(Freshness.LATE);
        assertThat(after("14:15")).isEqualTo(Freshness.OVERDUE);
    }

    @Test
    void ignoresSlotsWithinTheMinimumInterval() {
        Instant shortBefore = NOON.minus(Duration.ofMinutes(30));

        assertThat(cronTimetable.expectation(shortBefore))
                .map(expectation -> expectation.freshness(NOON.plus(Duration.ofHours(1))))
                .contains(Freshness.FRESH);
    }

    /** Returns the freshness the given time after the start of a run at noon. */
    private Freshness after(String hoursAndMinutes) {
        String[] parts = hoursAndMinutes.split(":");
        Duration age = Duration.ofHours(Long.parseLong(parts[0])).plusMinutes(Long.parseLong(parts[1]));
        return cronTimetable.expectation(NOON).orElseThrow().freshness(NOON.plus(age));
    }

    private static CronTimetable timetable(String incremental, String full) {
        return new CronTimetable(new SyncProperties(
                Duration.ofHours(1), incremental, full, Duration.ofMinutes(1), Duration.ofMinutes(5)));
    }
}
