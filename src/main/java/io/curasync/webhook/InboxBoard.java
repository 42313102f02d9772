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
 * @param latency null before anything was applied
 * @param replay what is being replayed from this instance, or was last; null: nothing since it started
 */
public record InboxBoard(
        long queued,
        @Nullable Instant oldestQueued,
        long failed,
        long waiting,
        long appliedLastHour,
        @Nullable Latency latency,
        @Nullable ReplayProgress replay) {

    /**
     * From receipt to applied, in milliseconds.
     *
     * @param of how many events
     */
    public record Latency(long p50, long p95, long p99, int of) {}
}
