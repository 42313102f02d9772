package io.curasync.webhook.processing;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Retry schedule of events that could not be applied although they may be valid. The delays grow and are jittered. After the last retry,
 * the event is marked as failed.
 */
final class RetrySchedule {

    /** Delays in seconds, as Standard Webhooks recommends to senders. The last two are added, to outlast an outage of one night. */
    private static final long[] DELAY_SECONDS = {5, 30, 120, 300, 900, 1_800, 3_600, 7_200, 18_000, 36_000};

    private RetrySchedule() {}

    /** Returns the update for an event after a failed attempt: another attempt, or failed after the last one. */
    static EventUpdate after(InboxEvent event, String error) {
        if (event.attempts() >= DELAY_SECONDS.length) {
            return EventUpdate.failed(event.id(), error);
        }
        long delay = DELAY_SECONDS[event.attempts()];
        long jitter = ThreadLocalRandom.current().nextLong(Math.max(1, delay / 5));
        return EventUpdate.retry(event.id(), error, delay + jitter);
    }
}
