package io.curasync.ui;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Converts the times within stored texts to local times. Texts that are stored, logged or returned by the API contain times as ISO 8601 in
 * UTC. Screens show these times in the time zone of the user's browser.
 */
public final class LocalText {

    private static final Pattern ISO =
            Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?Z");

    private LocalText() {}

    /** Replaces each ISO 8601 time in UTC by the local time. Does not change an invalid time, for example in month 13. */
    public static String of(String stored, BrowserTime time) {
        return ISO.matcher(stored).replaceAll(found -> {
            try {
                return time.time(Instant.parse(found.group()));
            } catch (DateTimeException e) {
                return found.group();
            }
        });
    }
}
