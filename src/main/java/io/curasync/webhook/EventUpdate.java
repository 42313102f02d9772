package io.curasync.webhook;

import org.jspecify.annotations.Nullable;

/**
 * What became of an event that was not applied.
 *
 * @param waitsFor the user id of the practice that a waiting one waits for
 * @param error why it failed, for people
 * @param retrySeconds how long until it is tried again, when it is still RECEIVED
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
