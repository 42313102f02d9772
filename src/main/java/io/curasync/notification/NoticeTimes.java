package io.curasync.notification;

import io.curasync.base.BrowserTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in the texts of notifications, in the reader's time zone. */
public interface NoticeTimes {

    NoticeTimes UTC = named(ZoneOffset.UTC);

    String time(Instant time);

    String day(Instant time);

    /** As a screen shows them. */
    static NoticeTimes local(BrowserTime browser) {
        return new NoticeTimes() {
            @Override
            public String time(Instant time) {
                return browser.time(time);
            }

            @Override
            public String day(Instant time) {
                return browser.day(time);
            }
        };
    }

    /** With the name of the zone, where nothing else tells it: {@code Nov 25, 9:05 AM EST}. */
    static NoticeTimes named(ZoneId zone) {
        DateTimeFormatter minute = DateTimeFormatter.ofPattern(
                        zone.equals(ZoneOffset.UTC) ? "MMM d, HH:mm 'UTC'" : "MMM d, h:mm a z", Locale.US)
                .withZone(zone);
        DateTimeFormatter day =
                DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.US).withZone(zone);
        return new NoticeTimes() {
            @Override
            public String time(Instant time) {
                return minute.format(time);
            }

            @Override
            public String day(Instant time) {
                return day.format(time);
            }
        };
    }
}
