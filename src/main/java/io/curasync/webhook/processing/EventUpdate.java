package io.curasync.webhook.processing;

import io.curasync.webhook.EventStatus;
import org.jspecify.annotations.Nullable;

/**
 * New status of an event that was not applied.
 *
 * @param waitsFor user id of the practice for which the event waits; null if the event does not wait
 * @param error error of the attempt, shown to users; null if the event waits
 * @param retrySeconds delay in seconds before the next attempt; 0 unless the status is {@link EventStatus#RECEIVED}
 */
record EventUpdate(
        long id,
        EventStatus status,
        @Nullable String waitsFor,
        @Nullable String error,
        long retrySeconds) {

    boolean hasFailed() {
        return status == EventStatus.FAILED;
    }

    static EventUpdate waiting(long id, String userId) {
        return new EventUpdate(id, EventStatus.WAITING, userId, null, 0);
    }

    static EventUpdate failed(long id, String error) {
        return new EventUpdate(id, EventStatus.FAILED, null, error, 0);
    }

    static EventUpdate retry(long id, String error, long seconds) {
        return new EventUpdate(id, EventStatus.RECEIVED, null, error, seconds);
    }
}
