package io.curasync.webhook.ingest;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Delays the next insert under load, so that more deliveries share a commit. Inserts start at least {@link #MIN_INTERVAL} apart if the
 * previous one had many deliveries. At low load, there is no delay. Not thread-safe.
 */
final class CommitPacer {

    /** About as long as an insert and its commit take. */
    static final Duration MIN_INTERVAL = Duration.ofMillis(2);

    /** Number of deliveries that arrive during one insert only under load. */
    static final int MANY_DELIVERIES = 8;

    private int previousSize;
    private long previousStart;

    /** Waits until the next insert may start. */
    void pause() throws InterruptedException {
        long remaining = MIN_INTERVAL.toNanos() - (System.nanoTime() - previousStart);
        if (previousSize >= MANY_DELIVERIES && remaining > 0) {
            TimeUnit.NANOSECONDS.sleep(remaining);
        }
    }

    /** Records the start of an insert. */
    void started(int deliveries) {
        previousSize = deliveries;
        previousStart = System.nanoTime();
    }
}
