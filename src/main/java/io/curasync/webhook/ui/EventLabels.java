package io.curasync.webhook.ui;

import io.curasync.ui.BrowserTime;
import io.curasync.ui.LocalText;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.StatusBadge;
import io.curasync.webhook.EventStatus;
import io.curasync.webhook.inbox.EventRow;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** UI texts for inbox events. */
final class EventLabels {

    private static final int MINUTE_MILLIS = 60_000;

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

    static String practice(EventRow row) {
        String practice = row.practiceId() == null ? row.userId() : row.practiceId();
        return practice == null ? "—" : practice;
    }

    static String latency(EventRow row) {
        Duration latency = row.latency();
        return latency == null ? "—" : millis(latency.toMillis());
    }

    /**
     * Formats a latency of less than one minute as {@code 42 ms} or {@code 1,204 ms}, and a longer latency as {@code 3 min} or {@code 2 h}.
     */
    static String millis(long millis) {
        return millis < MINUTE_MILLIS
                ? NumberLabels.of(millis) + " ms"
                : NumberLabels.roundedDuration(Duration.ofMillis(millis));
    }

    /**
     * Returns the error of the event. Without an error, returns a text about the practice for which the event waits; "" if the event does
     * not wait for a practice.
     */
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
     * Formats the value of a field. A missing value becomes "none".
     *
     * @param value null or "" if the field has no value
     * @param time time zone and format of the user's browser
     */
    static String value(@Nullable Object value, BrowserTime time) {
        String text = value == null ? "" : value.toString();
        return text.isEmpty() ? "none" : LocalText.of(text, time);
    }
}
