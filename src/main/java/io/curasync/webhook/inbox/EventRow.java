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
 * @param key see {@link DedupeKey}; null if the event is never a duplicate
 * @param practiceId named by the event; null if it names none, or an invalid one
 * @param userId as {@code practiceId}
 * @param processedAt when the event was last applied, failed or ignored
 * @param error why the last attempt failed, shown to users
 * @param hasPayload whether its payload is still stored
 * @param sourceAt signed timestamp of a Standard Webhooks delivery; null if the signature is hex
 * @param supersededBy the event that holds the key instead: the correction that replaced this event, or, for a correction, the
 *     event whose outcome it waits for; null if this event holds its key
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

    /** Whether the event can be replayed: its payload is stored, and no other event holds its key. */
    public boolean isReplayable() {
        return hasPayload && supersededBy == null;
    }

    /** Time from receipt until the event was applied; null if it is not applied. */
    public @Nullable Duration latency() {
        return status == EventStatus.APPLIED && processedAt != null ? Duration.between(receivedAt, processedAt) : null;
    }
}
