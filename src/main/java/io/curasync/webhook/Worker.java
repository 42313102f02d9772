package io.curasync.webhook;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Applies the due events of its partitions. Wakes up when events arrive, and polls every second. */
final class Worker implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(2);

    /** Delay after a batch that was not full: larger batches cost less per event, and users do not notice the delay. */
    private static final Duration BATCH_LINGER = Duration.ofMillis(50);

    private final EventBatch batch;
    private final WorkerWakeup workerWakeup;
    private final ChangeSignal signal;
    private final int[] partitions;
    private final BooleanSupplier running;

    Worker(
            EventBatch batch,
            WorkerWakeup workerWakeup,
            ChangeSignal signal,
            int[] partitions,
            BooleanSupplier running) {
        this.batch = batch;
        this.workerWakeup = workerWakeup;
        this.signal = signal;
        this.partitions = partitions;
        this.running = running;
    }

    @Override
    public void run() {
        try {
            while (running.getAsBoolean()) {
                long seen = workerWakeup.arrivals();
                workerWakeup.await(seen, processDue() ? POLL_INTERVAL : RETRY_DELAY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Processes all due events. Returns false on a failure that a retry may resolve. */
    private boolean processDue() throws InterruptedException {
        try {
            batch.requeueKnown(partitions);
            batch.resolveCorrections();
            while (running.getAsBoolean()) {
                int processed = batch.process(partitions);
                if (processed == 0) {
                    return true;
                }
                signal.publish(Topic.LEDGER);
                signal.publish(Topic.WEBHOOK);
                if (processed < EventBatch.SIZE) {
                    Thread.sleep(BATCH_LINGER);
                }
            }
            return true;
        } catch (DataAccessException | TransactionException e) {
            log.warn("Could not process inbox events; retrying in {}: {}", RETRY_DELAY, e.getMessage());
        } catch (RuntimeException | Error e) {
            // If the thread ended, this instance would no longer apply events of its partitions.
            log.error("Inbox worker failed unexpectedly; retrying in {}", RETRY_DELAY, e);
        }
        return false;
    }
}
