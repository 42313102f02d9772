package io.curasync.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Key figures of the inbox.
 *
 * @param queued events in status {@link EventStatus#RECEIVED}
 * @param oldestQueued time of receipt of the oldest queued event; null if none is queued
 * @param failed failed events that no correction has replaced
 * @param waiting events in status {@link EventStatus#WAITING}
 * @param appliedLastHour applied events that were received within the last hour
 * @param replay the current or last bulk replay on this instance; null if there was none since its start
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
     * Number of events by signature scheme, among the newest 1,000 events.
     *
     * @param standard events with a Standard Webhooks signature
     * @param lastStandard time of receipt of the latest such event; null if there is none
     * @param hex events with a hex signature, which covers no timestamp
     * @param lastHex time of receipt of the latest such event; null if there is none
     * @param hexRejected whether deliveries with a hex signature are rejected
     */
    public record SignatureSchemes(
            int standard,
            @Nullable Instant lastStandard,
            int hex,
            @Nullable Instant lastHex,
            boolean hexRejected) {}

    /**
     * Latencies from receipt to each stage, measured on this instance for events applied at their first attempt. A stage is null
     * if no event reached it within the last hour.
     *
     * @param startedAt time at which this instance started measuring
     * @param committed latency until an event is stored and acknowledged
     * @param applied latency until an event is applied to the ledger
     * @param pushed latency until the changes of an event are pushed to an open screen
     */
    public record Latency(
            Instant startedAt,
            @Nullable Percentiles committed,
            @Nullable Percentiles applied,
            @Nullable Percentiles pushed) {}
}
