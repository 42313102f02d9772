package io.curasync.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An inbox event as lists show it.
 *
 * @param event its type, as the sender names it
 * @param key what makes two deliveries the same event; null: never a duplicate
 * @param practiceId as its payload tells; null: not told, or the payload is no longer kept
 * @param userId the same
 * @param processedAt when it was applied, failed or ignored for the last time
 * @param error why its last attempt failed, for people
 * @param hasPayload whether its payload is still stored
 * @param sourceAt the sender's own time, which a Standard Webhooks signature covers; null if the signature is hex
 * @param supersededBy the event that has its key instead: the correction that replaced it, or the event whose outcome a
 *     correction waits for; null if it has its key itself
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

    /** Whether it can be replayed: its payload is stored, and no other event has its key. */
    public boolean isReplayable() {
        return hasPayload && supersededBy == null;
    }

    /** From its receipt until it was applied; null when it is not applied. */
    public @Nullable Duration latency() {
        return status == EventStatus.APPLIED && processedAt != null ? Duration.between(receivedAt, processedAt) : null;
    }
}
