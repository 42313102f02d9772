package io.curasync.webhook.processing;

import java.util.concurrent.ThreadLocalRandom;

/** Retry schedule for events that failed by our fault: growing, jittered delays, then the event is marked as failed. */
final class RetrySchedule {

    /** Seconds, as Standard Webhooks recommends to senders; the last two are added to outlast an outage of one night. */
    private static final long[] DELAYS = {5, 30, 120, 300, 900, 1_800, 3_600, 7_200, 18_000, 36_000};

    private RetrySchedule() {}

    static EventUpdate after(InboxEvent event, String error) {
        if (event.attempts() >= DELAYS.length) {
            return EventUpdate.failed(event.id(), error);
        }
        long delay = DELAYS[event.attempts()];
        long jitter = ThreadLocalRandom.current().nextLong(Math.max(1, delay / 5));
        return EventUpdate.retried(event.id(), error, delay + jitter);
    }
}
