package io.curasync.webhook;

import java.util.concurrent.ThreadLocalRandom;

/** When an event that failed by a fault of ours is tried again: growing, jittered delays, then it rests as failed. */
final class RetrySchedule {

    /** As Standard Webhooks recommends to senders; the last two are ours, so that a night's outage is outlived. */
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
