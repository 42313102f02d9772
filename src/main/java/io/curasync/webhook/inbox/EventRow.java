package io.curasync.webhook.inbox;

import io.curasync.webhook.EventStatus;
import io.curasync.webhook.ingest.DedupeKey;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An inbox event as shown in lists.
 *
 * @param event event type as sent, truncated to 200 characters; control characters are replaced
 * @param key deduplication key, see {@link DedupeKey}; null if the event has no key and is never a duplicate
 * @param practiceId practice id in the event; null if absent or invalid
 * @param userId user id in the event; null if absent or invalid
 * @param attempts number of attempts, including those before replays
 * @param receivedAt time of receipt according to PostgreSQL
 * @param processedAt time at which the event was applied, ignored, marked as failed or replaced; null if it is queued or waiting
 * @param waitsFor user id of the practice for which the event waits; null if it does not wait for a practice
 * @param error error of the last attempt, or a note about the event that supersedes this one, shown to users; null if there is neither
 * @param hasPayload whether the payload is still stored
 * @param sourceAt signed timestamp of a Standard Webhooks delivery; null if the signature is hex
 * @param supersededBy id of the event that supersedes this one; null if there is none. If a correction replaced this event, this is the id
 *     of the correction. If this event is a correction that waits for the outcome of another event, this is the id of that event.
 */
public record EventRow(
        long id,
        String event,
        @Nullable String key,
        @Nullable String practiceId,
        @Nullable String userId,
        EventStatus status,
        int attempts,
        Instant receivedAt,
        @Nullable Instant processedAt,
        @Nullable String waitsFor,
        @Nullable String error,
        boolean hasPayload,
        @Nullable Instant sourceAt,
        @Nullable Long supersededBy) {

    /** Returns whether the event can be replayed. Its payload must be stored, and no other event may supersede it. */
    public boolean isReplayable() {
        return hasPayload && supersededBy == null;
    }

    /** Returns the time from receipt until the event was applied; null if the event is not applied. */
    public @Nullable Duration latency() {
        return status == EventStatus.APPLIED && processedAt != null ? Duration.between(receivedAt, processedAt) : null;
    }
}
