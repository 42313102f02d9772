package io.curasync.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The inbox in figures.
 *
 * @param queued received and not settled yet
 * @param oldestQueued when the oldest of them was received; null: none is queued
 * @param waiting for a practice that is not known yet
 * @param appliedLastHour of those received in the last hour
 * @param replay what is being replayed from this instance, or was last; null: nothing since it started
 */
public record InboxBoard(
        long queued,
        @Nullable Instant oldestQueued,
        long failed,
        long waiting,
        long appliedLastHour,
        Latency latency,
        @Nullable ReplayProgress replay) {

    /**
     * From receipt to each of these moments, on this instance; null: nothing came so far within the hour.
     *
     * @param committed and acknowledged
     * @param pushed to the screens that are open
     */
    public record Latency(
            @Nullable Percentiles committed,
            @Nullable Percentiles applied,
            @Nullable Percentiles pushed) {}
}
