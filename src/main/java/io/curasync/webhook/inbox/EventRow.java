package io.curasync.webhook.inbox;

import io.curasync.webhook.EventStatus;
import io.curasync.webhook.ingest.DedupeKey;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An inbox event as shown in lists.
 *
 * @param event event type as sent
 * @param key see {@link DedupeKey}; null if the event has no key and is never a duplicate
 * @param practiceId practice id in the event; null if absent or invalid
 * @param userId user id in the event; null if absent or invalid
 * @param attempts number of attempts, including those before replays
 * @param processedAt time at which the event was applied, failed or ignored; null if it is due or waits
 * @param waitsFor user id of the practice for which the event waits; null if it does not wait for a practice
 * @param error error of the last attempt, shown to users; null if there is none
 * @param hasPayload whether the payload is still stored
 * @param sourceAt signed timestamp of a Standard Webhooks delivery; null if the signature is hex
 * @param supersededBy id of another event with the same key: of the correction that replaced this event, or, if this event is a waiting
 *     correction, of the event whose outcome it waits for; otherwise null
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

    /** Returns whether the event can be replayed: its payload is stored, and it is not superseded. */
    public boolean isReplayable() {
        return hasPayload && supersededBy == null;
    }

    /** Returns the time from receipt until the event was applied; null if it is not applied. */
    public @Nullable Duration latency() {
        return status == EventStatus.APPLIED && processedAt != null ? Duration.between(receivedAt, processedAt) : null;
    }
}
