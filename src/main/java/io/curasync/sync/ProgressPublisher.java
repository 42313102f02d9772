package io.curasync.sync;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import java.time.Duration;

/** Tells screens how a run gets on: of each batch that changed something, and of the run itself a few times a second. */
final class ProgressPublisher {

    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final ChangeSignal signal;
    private long told = System.nanoTime() - INTERVAL.toNanos();

    ProgressPublisher(ChangeSignal signal) {
        this.signal = signal;
    }

    void tell(PageBatch.Applied batch) {
        if (batch.changed()) {
            signal.publish(Topic.LEDGER);
        }
        long now = System.nanoTime();
        if (now - told >= INTERVAL.toNanos()) {
            told = now;
            signal.publish(Topic.SYNC);
        }
    }
}
