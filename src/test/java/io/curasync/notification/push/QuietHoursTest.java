package io.curasync.notification.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuietHoursTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void containsTimesOfOneDay() {
        QuietHours lunch = hours("12:00", "13:30");

        assertThat(end(lunch, "2026-06-01T11:59:59-04:00")).isEmpty();
        assertThat(end(lunch, "2026-06-01T12:00:00-04:00")).contains(at("2026-06-01T13:30:00-04:00"));
        assertThat(end(lunch, "2026-06-01T13:29:59-04:00")).contains(at("2026-06-01T13:30:00-04:00"));
        assertThat(end(lunch, "2026-06-01T13:30:00-04:00")).isEmpty();
    }

    @Test
    void containsMidnight() {
        QuietHours night = hours("22:00", "07:00");

        assertThat(end(night, "2026-06-01T21:59:00-04:00")).isEmpty();
        assertThat(end(night, "2026-06-01T23:00:00-04:00")).contains(at("2026-06-02T07:00:00-04:00"));
        assertThat(end(night, "2026-06-02T00:00:00-04:00")).contains(at("2026-06-02T07:00:00-04:00"));
        assertThat(end(night, "2026-06-02T06:59:00-04:00")).contains(at("2026-06-02T07:00:00-04:00"));
        assertThat(end(night, "2026-06-02T07:00:00-04:00")).isEmpty();
    }

    @Test
    void endsByTheWallClockAfterAChangeOfTime() {
        QuietHours night = hours("22:00", "07:00");

        assertThat(end(night, "2026-03-07T23:00:00-05:00")).contains(at("2026-03-08T07:00:00-04:00"));
        assertThat(end(night, "2026-10-31T23:00:00-04:00")).contains(at("2026-11-01T07:00:00-05:00"));
    }

    @Test
    void endsWithTheChangeIfItsEndIsSkipped() {
        QuietHours night = hours("22:00", "02:30");

        assertThat(end(night, "2026-03-08T01:59:00-05:00")).contains(at("2026-03-08T03:00:00-04:00"));
        assertThat(end(night, "2026-03-08T03:00:00-04:00")).isEmpty();
    }

    @Test
    void isQuietInBothRepeatedHours() {
        QuietHours night = hours("22:00", "01:30");

        assertThat(end(night, "2026-11-01T01:10:00-04:00")).contains(at("2026-11-01T01:30:00-04:00"));
        assertThat(end(night, "2026-11-01T01:40:00-04:00")).isEmpty();
        assertThat(end(night, "2026-11-01T01:10:00-05:00")).contains(at("2026-11-01T01:30:00-05:00"));
        assertThat(end(night, "2026-11-01T01:30:00-05:00")).isEmpty();
    }

    @Test
    void rejectsAnEmptyPeriod() {
        assertThatIllegalArgumentException().isThrownBy(() -> hours("07:00", "07:00"));
    }

    private static Optional<Instant> end(QuietHours hours, String time) {
        return hours.endIfQuiet(at(time), NEW_YORK);
    }

    private static QuietHours hours(String from, String to) {
        return new QuietHours(LocalTime.parse(from), LocalTime.parse(to));
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
