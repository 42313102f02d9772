package io.curasync.notification;

import io.curasync.ui.BrowserTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/** Formats times in notifications. */
public final class NotificationTimes {

    static final NotificationTimes UTC = named(ZoneOffset.UTC);

    private final Function<Instant, String> minute;
    private final Function<Instant, String> day;

    private NotificationTimes(Function<Instant, String> minute, Function<Instant, String> day) {
        this.minute = minute;
        this.day = day;
    }

    /** Returns a format for the UI. The format uses the browser's time zone and omits the name of the zone. */
    public static NotificationTimes local(BrowserTime browser) {
        return new NotificationTimes(browser::time, browser::day);
    }

    /**
     * Returns a format for emails, pushes, CSV files and the API. A time includes the name of the zone, such as {@code Nov 25, 9:05 AM
     * EST}, or {@code Nov 25, 14:05 UTC} for UTC. A day includes no zone.
     */
    public static NotificationTimes named(ZoneId zone) {
        String minute = zone.equals(ZoneOffset.UTC) ? "MMM d, HH:mm 'UTC'" : "MMM d, h:mm a z";
        return new NotificationTimes(format(minute, zone)::format, format("MMM d, uuuu", zone)::format);
    }

    private static DateTimeFormatter format(String pattern, ZoneId zone) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(zone);
    }

    public String time(Instant time) {
        return minute.apply(time);
    }

    public String day(Instant time) {
        return day.apply(time);
    }
}
