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
 * Formats dates and times within sentences, in the time zone of the user's browser. For a time outside a sentence, use {@link
 * RelativeTime}, whose text the browser formats.
 *
 * @param zone the browser's time zone; UTC if the browser reports no zone, or one that Java does not know
 */
public record BrowserTime(ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d", Locale.US);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.US);

    /** Returns the formatter for the browser's time zone. Uses UTC if the browser reports no zone, or one that Java does not know. */
    public static BrowserTime of(UI ui) {
        return named(ui).orElse(new BrowserTime(ZoneOffset.UTC));
    }

    /**
     * Returns the formatter for the browser's time zone; empty if the browser reports no zone. Uses UTC if Java does
     * not know the zone.
     */
    public static Optional<BrowserTime> named(UI ui) {
        return Optional.ofNullable(ui.getPage().getExtendedClientDetails().getTimeZoneId())
                .filter(zone -> !zone.isBlank())
                .map(zone -> new BrowserTime(zoneOrUtc(zone)));
    }

    public LocalDate today() {
        return LocalDate.now(zone);
    }

    /** Formats a time of the current day as {@code 11:57 PM}. For any other time, adds the day: {@code Nov 27, 11:57 PM}. */
    public String time(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        String clock = TIME.format(local);
        return local.toLocalDate().equals(today()) ? clock : day(time) + ", " + clock;
    }

    /**
     * Formats the day of a time as {@code Nov 27}. If the day is not in the current year, adds the year:
     * {@code Nov 27, 2024}.
     */
    public String day(Instant time) {
        return day(time.atZone(zone).toLocalDate());
    }

    /** Formats a day in the same way as {@link #day(Instant)}. */
    public String day(LocalDate day) {
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
