package io.curasync.webhook.processing;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.platform.BackgroundLoop;
import java.time.Duration;

/** Applies the due events of its partitions. Woken when events arrive at this instance, and polls for events of other instances. */
final class Worker extends BackgroundLoop {

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(2);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(10);

    /** Delay after a batch that was not full, so that the next batch is larger and costs less per event. Users do not notice it. */
    private static final Duration BATCH_LINGER = Duration.ofMillis(50);

    private final EventBatch batch;
    private final ChangeSignal signal;
    private final int[] partitions;

    Worker(String name, EventBatch batch, ChangeSignal signal, int[] partitions) {
        super(name, POLL_INTERVAL, RETRY_DELAY, SHUTDOWN_TIMEOUT);
        this.batch = batch;
        this.signal = signal;
        this.partitions = partitions;
    }

    /** Processes all due events. */
    @Override
    protected boolean work() throws InterruptedException {
        batch.requeueIfPracticeKnown(partitions);
        batch.resolveCorrections();
        while (isRunning()) {
            int processed = batch.process(partitions);
            if (processed == 0) {
                break;
            }
            signal.publish(Topic.LEDGER);
            signal.publish(Topic.WEBHOOK);
            if (processed < EventBatch.MAX_SIZE) {
                Thread.sleep(BATCH_LINGER);
            }
        }
        return false;
    }
}
