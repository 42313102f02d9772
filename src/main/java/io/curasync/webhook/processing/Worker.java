package io.curasync.webhook.processing;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.platform.BackgroundLoop;
import java.time.Duration;

/**
 * Applies the due events of its partitions. A worker is woken when events arrive at this instance and when the ledger changes. It also
 * polls for events that arrived at other instances and for retries that have become due.
 */
final class Worker extends BackgroundLoop {

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(2);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(10);

    /**
     * Delay after a small batch. During the delay, more events arrive, and a larger batch costs less per event. Users do not notice the
     * delay.
     */
    private static final Duration LINGER = Duration.ofMillis(50);

    /** Delay after a large batch that was not full. Screens show changes at most every 250 ms, so they do not become slower. */
    private static final Duration LINGER_UNDER_LOAD = Duration.ofMillis(150);

    /** Number of events from which a batch counts as large. */
    private static final int LARGE_BATCH_SIZE = 100;

    private final EventBatch batch;
    private final ChangeSignal signal;
    private final int[] partitions;

    Worker(String name, EventBatch batch, ChangeSignal signal, int[] partitions) {
        super(name, POLL_INTERVAL, RETRY_DELAY, SHUTDOWN_TIMEOUT);
        this.batch = batch;
        this.signal = signal;
        this.partitions = partitions;
    }

    /**
     * Requeues events whose practice has become known, resolves corrections, and processes due events. Returns after the poll interval even
     * if more events are due, because events that wait would otherwise wait until the load decreases.
     */
    @Override
    protected boolean work() throws InterruptedException {
        batch.requeueIfPracticeKnown(partitions);
        batch.resolveCorrections();
        long start = System.nanoTime();
        while (isRunning()) {
            int processed = batch.process(partitions);
            if (processed == 0) {
                break;
            }
            signal.publish(Topic.LEDGER);
            signal.publish(Topic.WEBHOOK);
            if (processed < EventBatch.MAX_SIZE) {
                Thread.sleep(processed < LARGE_BATCH_SIZE ? LINGER : LINGER_UNDER_LOAD);
            }
            if (System.nanoTime() - start > POLL_INTERVAL.toNanos()) {
                return true;
            }
        }
        return false;
    }
}
