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
 * Dates and times in sentences on a screen, in the time zone of the user's browser. A time that stands alone is a
 * {@link RelativeTime}, which the browser formats itself.
 *
 * @param zone UTC if the browser does not name a zone that we know
 */
public record BrowserTime(ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d", Locale.US);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.US);

    public static BrowserTime of(UI ui) {
        return named(ui).orElse(new BrowserTime(ZoneOffset.UTC));
    }

    /** Empty if the browser names no zone. */
    public static Optional<BrowserTime> named(UI ui) {
        return Optional.ofNullable(ui.getPage().getExtendedClientDetails().getTimeZoneId())
                .filter(zone -> !zone.isBlank())
                .map(zone -> new BrowserTime(known(zone)));
    }

    public LocalDate today() {
        return LocalDate.now(zone);
    }

    /** {@code 11:57 PM} for a time today, else with the day: {@code Nov 27, 11:57 PM}. */
    public String time(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        String clock = TIME.format(local);
        return local.toLocalDate().equals(today()) ? clock : day(time) + ", " + clock;
    }

    /** {@code Nov 27}, with the year if it is not this one: {@code Nov 27, 2024}. */
    public String day(Instant time) {
        LocalDate day = time.atZone(zone).toLocalDate();
        return (day.getYear() == today().getYear() ? DAY : DAY_OF_YEAR).format(day);
    }

    private static ZoneId known(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
