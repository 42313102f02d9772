package io.curasync.sync.run;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import java.time.Duration;

/**
 * Publishes change signals after the batches of a run. Publishes {@link Topic#LEDGER} unless all rows of the batch were unchanged.
 * Publishes {@link Topic#SYNC} after each batch, but at most every 250 ms.
 */
final class ProgressPublisher {

    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final ChangeSignal signal;
    private long lastPublished = System.nanoTime() - INTERVAL.toNanos();

    ProgressPublisher(ChangeSignal signal) {
        this.signal = signal;
    }

    void publish(PageBatch.Applied batch) {
        if (batch.changed()) {
            signal.publish(Topic.LEDGER);
        }
        long now = System.nanoTime();
        if (now - lastPublished >= INTERVAL.toNanos()) {
            lastPublished = now;
            signal.publish(Topic.SYNC);
        }
    }
}
