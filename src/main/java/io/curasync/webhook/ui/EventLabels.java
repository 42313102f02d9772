package io.curasync.webhook.ui;

import io.curasync.ui.BrowserTime;
import io.curasync.ui.LocalText;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.StatusBadge;
import io.curasync.webhook.EventStatus;
import io.curasync.webhook.inbox.EventFilter.Period;
import io.curasync.webhook.inbox.EventRow;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Labels for inbox events. */
final class EventLabels {

    private static final int SECOND = 1_000;
    private static final int MINUTE = 60 * SECOND;
    private static final int HOUR = 60 * MINUTE;

    private static final Map<String, String> FIELDS = Map.of(
            "practiceId", "Practice id",
            "userId", "User id",
            "salesRep", "Rep",
            "totalOrders", "Total orders",
            "activatedAt", "Activated",
            "missingSince", "No longer in CuraGenesis since",
            "state", "State",
            "specialty", "Specialty");

    private EventLabels() {}

    static String status(EventStatus status) {
        String name = status.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    static StatusBadge.Kind tone(EventStatus status) {
        return switch (status) {
            case RECEIVED -> StatusBadge.Kind.RUNNING;
            case APPLIED -> StatusBadge.Kind.OK;
            case IGNORED -> StatusBadge.Kind.NEUTRAL;
            case WAITING -> StatusBadge.Kind.WARN;
            case FAILED -> StatusBadge.Kind.ERROR;
        };
    }

    static StatusBadge badge(EventStatus status) {
        return new StatusBadge(tone(status), status(status));
    }

    static String period(Period period) {
        return switch (period) {
            case HOUR -> "last hour";
            case DAY -> "last day";
            case WEEK -> "last 7 days";
            case ALL -> "any";
        };
    }

    static String practice(EventRow row) {
        String practice = row.practiceId() == null ? row.userId() : row.practiceId();
        return practice == null ? "—" : practice;
    }

    static String latency(EventRow row) {
        Duration latency = row.latency();
        return latency == null ? "—" : millis(latency.toMillis());
    }

    /** Formats a latency as {@code 42 ms} or {@code 1,204 ms}; from one minute on, as {@code 3 min} or {@code 2 h}. */
    static String millis(long millis) {
        return millis < MINUTE ? NumberLabels.of(millis) + " ms" : age(Duration.ofMillis(millis));
    }

    /** Formats an age as {@code 4 s}, {@code 3 min} or {@code 2 h}. A negative age counts as 0. */
    static String age(Duration age) {
        long millis = Math.max(0, age.toMillis());
        if (millis < MINUTE) {
            return millis / SECOND + " s";
        }
        return millis < HOUR ? millis / MINUTE + " min" : NumberLabels.of(millis / HOUR) + " h";
    }

    /** Returns the error of the event, or else the practice for which the event waits; empty if there is neither. */
    static String problem(EventRow row) {
        if (row.error() != null) {
            return row.error();
        }
        return row.waitsFor() == null ? "" : "waits for practice of " + row.waitsFor();
    }

    static String field(String field) {
        return FIELDS.getOrDefault(field, field);
    }

    /**
     * Formats the value of a field.
     *
     * @param value null or "" if the field has no value
     * @param time time zone and format of the user's browser
     */
    static String value(@Nullable Object value, BrowserTime time) {
        String text = value == null ? "" : value.toString();
        return text.isEmpty() ? "none" : LocalText.of(text, time);
    }
}
