package io.curasync.webhook;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Applies what is in its lanes. Woken by arrivals; looks by itself every second. */
final class Worker implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(2);

    /** After a batch that was not full: a larger one costs less an event, and nobody sees so short a wait. */
    private static final Duration BATCH_LINGER = Duration.ofMillis(50);

    private final EventBatch batch;
    private final WorkerWakeup work;
    private final ChangeSignal signal;
    private final int[] lanes;
    private final BooleanSupplier running;

    Worker(EventBatch batch, WorkerWakeup work, ChangeSignal signal, int[] lanes, BooleanSupplier running) {
        this.batch = batch;
        this.work = work;
        this.signal = signal;
        this.lanes = lanes;
        this.running = running;
    }

    @Override
    public void run() {
        try {
            while (running.getAsBoolean()) {
                long seen = work.arrivals();
                work.await(seen, round() ? POLL_INTERVAL : RETRY_DELAY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Works until nothing is due; false when something is in the way that a moment may mend. */
    private boolean round() throws InterruptedException {
        try {
            batch.wakeKnown(lanes);
            batch.settleCorrections();
            while (running.getAsBoolean()) {
                int processed = batch.process(lanes);
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
            log.warn("The inbox cannot be worked on just now: {}", e.getMessage());
        } catch (RuntimeException | Error e) {
            // Without its thread, events in its lanes would no longer be applied on this instance.
            log.error("The inbox's worker failed and goes on", e);
        }
        return false;
    }
}
