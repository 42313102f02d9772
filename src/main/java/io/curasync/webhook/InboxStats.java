package io.curasync.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Key figures of the inbox.
 *
 * @param queued number of events in status {@link EventStatus#RECEIVED}
 * @param oldestDue time at which the oldest due event became due; null if no event is due
 * @param failed number of failed events that were not replaced by a correction
 * @param waiting number of events in status {@link EventStatus#WAITING}
 * @param appliedLastHour number of applied events that were received within the last hour
 * @param replay the bulk replay that runs on this instance, or the last one; null if there was none since this instance started
 */
public record InboxStats(
        long queued,
        @Nullable Instant oldestDue,
        long failed,
        long waiting,
        long appliedLastHour,
        SignatureSchemes signatures,
        Latency latency,
        @Nullable ReplayProgress replay) {

    /**
     * Numbers of events by signature scheme, among the newest 1,000 events.
     *
     * @param standard number of events with a Standard Webhooks signature
     * @param lastStandard time of receipt of the latest event with a Standard Webhooks signature; null if there is none
     * @param hex number of events with a hex signature, which covers no timestamp
     * @param lastHex time of receipt of the latest event with a hex signature; null if there is none
     * @param hexRejected whether the application now rejects deliveries with a hex signature
     */
    public record SignatureSchemes(
            int standard,
            @Nullable Instant lastStandard,
            int hex,
            @Nullable Instant lastHex,
            boolean hexRejected) {}

    /**
     * Latencies of webhooks at three stages, measured on this instance. Each latency starts at the receipt of the webhook. A latency is
     * null if nothing was measured within about the last hour.
     *
     * @param startedAt time at which this instance started measuring
     * @param committed time until a delivery was stored and acknowledged; includes duplicates
     * @param applied time until an event was applied to the ledger; includes only events that were applied at the first attempt
     * @param pushed time until the change was pushed to an open screen; includes only events that were applied at the first attempt
     */
    public record Latency(
            Instant startedAt,
            @Nullable Percentiles committed,
            @Nullable Percentiles applied,
            @Nullable Percentiles pushed) {}
}
