package io.curasync.sync.run;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import java.time.Duration;

/**
 * Publishes change signals during a run: {@link Topic#LEDGER} after each batch with changes, {@link Topic#SYNC} at most once per
 * interval.
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
