package io.curasync.webhook.processing;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Retry schedule of events that could not be applied, but may be valid. The delays grow with each retry. Up to a fifth of a delay is added
 * at random. After the last retry, the event is marked as failed.
 */
final class RetrySchedule {

    /**
     * Delay in seconds before each retry. The delays grow roughly exponentially, as Standard Webhooks recommends to senders. The last two
     * delays are 5 and 10 hours, so that the retries continue after an outage of one night.
     */
    private static final long[] DELAY_SECONDS = {5, 30, 120, 300, 900, 1_800, 3_600, 7_200, 18_000, 36_000};

    private RetrySchedule() {}

    /**
     * Returns the update for an event after a failed attempt. The update schedules a retry. After the last retry, it sets the status
     * {@code FAILED} instead.
     */
    static EventUpdate after(InboxEvent event, String error) {
        if (event.attempts() >= DELAY_SECONDS.length) {
            return EventUpdate.failed(event.id(), error);
        }
        long delay = DELAY_SECONDS[event.attempts()];
        long jitter = ThreadLocalRandom.current().nextLong(Math.max(1, delay / 5));
        return EventUpdate.retry(event.id(), error, delay + jitter);
    }
}
