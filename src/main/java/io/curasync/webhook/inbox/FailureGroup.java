package io.curasync.webhook.inbox;

import java.time.Instant;
import java.util.List;

/**
 * A group of failed events with the same type and the same reason. Events that a correction has replaced are not included.
 *
 * @param fingerprint 16 hexadecimal digits, computed from the type and the reason
 * @param reason error in which ids, numbers, dates and quoted values are replaced with "…"
 * @param event event type
 * @param count number of events
 * @param replayable number of events that still have their payload
 * @param practices number of distinct practices whose ids the events contain
 * @param firstSeen time of receipt of the event that was received first
 * @param lastSeen time of receipt of the event that was received last
 * @param sampleEventId id of the newest event that still has its payload; id of the newest event if none has
 * @param newestEventId id of the newest event
 * @param trend number of events by hour of receipt, for the current hour and the 23 hours before it, oldest first
 */
public record FailureGroup(
        String fingerprint,
        String reason,
        String event,
        int count,
        int replayable,
        int practices,
        Instant firstSeen,
        Instant lastSeen,
        long sampleEventId,
        long newestEventId,
        List<Integer> trend) {

    static final int TREND_HOURS = 24;
}
