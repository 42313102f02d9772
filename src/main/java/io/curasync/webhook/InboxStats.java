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
public record InboxStats(
        long queued,
        @Nullable Instant oldestQueued,
        long failed,
        long waiting,
        long appliedLastHour,
        SignatureSchemes signatures,
        Latency latency,
        @Nullable ReplayProgress replay) {

    /**
     * Schemes that signed the newest 1,000 events.
     *
     * @param standard events with a Standard Webhooks signature
     * @param lastStandard when the latest of them was received; null if there is none
     * @param hex events with a hex signature, which covers no timestamp
     * @param lastHex when the latest of them was received; null if there is none
     * @param hexRefused whether hex signatures are refused now
     */
    public record SignatureSchemes(
            int standard,
            @Nullable Instant lastStandard,
            int hex,
            @Nullable Instant lastHex,
            boolean hexRefused) {}

    /**
     * From receipt to each of these moments, on this instance, of events that were applied at their first attempt; null: nothing
     * came so far within the hour.
     *
     * @param startedAt when this instance began to measure
     * @param committed and acknowledged
     * @param pushed to the screens that are open
     */
    public record Latency(
            Instant startedAt,
            @Nullable Percentiles committed,
            @Nullable Percentiles applied,
            @Nullable Percentiles pushed) {}
}
