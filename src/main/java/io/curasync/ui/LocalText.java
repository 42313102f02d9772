package io.curasync.ui;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Replaces times in stored texts by local times. Texts that are stored, logged or returned by the API contain times as
 * ISO 8601 in UTC. Screens show these times in the time zone of the user's browser.
 */
public final class LocalText {

    private static final Pattern ISO =
            Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?Z");

    private LocalText() {}

    /** Returns the text with each ISO 8601 time as a local time. */
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
