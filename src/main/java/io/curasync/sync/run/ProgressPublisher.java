package io.curasync.sync.run;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import java.time.Duration;

/** Publishes the progress of a run: each batch that changed something, and the run itself a few times per second. */
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
