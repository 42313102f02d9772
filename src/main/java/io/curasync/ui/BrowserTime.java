package io.curasync.ui;

import com.vaadin.flow.component.UI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Formats dates and times within sentences, in the time zone of the user's browser. For a time that stands alone, use
 * {@link RelativeTime}, which the browser formats.
 *
 * @param zone the browser's time zone; UTC if the browser reports no zone or an unknown one
 */
public record BrowserTime(ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d", Locale.US);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.US);

    /** Returns the browser's time zone, or UTC if the browser does not report one. */
    public static BrowserTime of(UI ui) {
        return named(ui).orElse(new BrowserTime(ZoneOffset.UTC));
    }

    /** Returns the browser's time zone. Empty if the browser does not report one, UTC if Java does not know it. */
    public static Optional<BrowserTime> named(UI ui) {
        return Optional.ofNullable(ui.getPage().getExtendedClientDetails().getTimeZoneId())
                .filter(zone -> !zone.isBlank())
                .map(zone -> new BrowserTime(zoneOrUtc(zone)));
    }

    public LocalDate today() {
        return LocalDate.now(zone);
    }

    /** Formats a time as {@code 11:57 PM} if it is today, otherwise with the day: {@code Nov 27, 11:57 PM}. */
    public String time(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        String clock = TIME.format(local);
        return local.toLocalDate().equals(today()) ? clock : day(time) + ", " + clock;
    }

    /** Formats a day as {@code Nov 27}, with the year if it is not the current year: {@code Nov 27, 2024}. */
    public String day(Instant time) {
        LocalDate day = time.atZone(zone).toLocalDate();
        return (day.getYear() == today().getYear() ? DAY : DAY_OF_YEAR).format(day);
    }

    private static ZoneId zoneOrUtc(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
