package io.curasync.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BrowserTimeTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final BrowserTime newYork = new BrowserTime(NEW_YORK);

    @Test
    void formatsTheTimeInTheBrowserZone() {
        ZonedDateTime today = ZonedDateTime.now(NEW_YORK);
        String clock = DateTimeFormatter.ofPattern("h:mm a", Locale.US).format(today);

        assertThat(newYork.time(today.toInstant())).isEqualTo(clock);
    }

    @Test
    void addsTheDayUnlessItIsToday() {
        assertThat(newYork.time(Instant.parse("2024-11-28T04:57:00Z"))).isEqualTo("Nov 27, 2024, 11:57 PM");
        assertThat(newYork.day(Instant.parse("2024-11-28T04:57:00Z"))).isEqualTo("Nov 27, 2024");
    }

    @Test
    void omitsTheCurrentYear() {
        ZonedDateTime other = ZonedDateTime.now(NEW_YORK).withDayOfYear(2);

        assertThat(newYork.day(other.toInstant())).isEqualTo("Jan 2");
    }
}
