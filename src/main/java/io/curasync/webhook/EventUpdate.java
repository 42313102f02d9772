package io.curasync.webhook;

import org.jspecify.annotations.Nullable;

/**
 * New status of an event that was not applied.
 *
 * @param waitsFor user id of the practice that a waiting event waits for
 * @param error why the attempt failed, shown to users
 * @param retrySeconds delay before the next attempt, if the status is RECEIVED
 */
record EventUpdate(
        long id,
        String status,
        @Nullable String waitsFor,
        @Nullable String error,
        long retrySeconds) {

    private static final String FAILED = "FAILED";

    boolean hasFailed() {
        return status.equals(FAILED);
    }

    static EventUpdate waiting(long id, String userId) {
        return new EventUpdate(id, "WAITING", userId, null, 0);
    }

    static EventUpdate failed(long id, String error) {
        return new EventUpdate(id, FAILED, null, error, 0);
    }

    static EventUpdate retried(long id, String error, long seconds) {
        return new EventUpdate(id, "RECEIVED", null, error, seconds);
    }
}
