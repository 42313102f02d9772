package io.curasync.webhook;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Subscription;
import io.curasync.live.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Replays many events in chunks, one replay at a time. Workers take the oldest events first, so without chunks, events that
 * arrive during a replay would wait for all of it.
 */
@Component
class BulkReplay implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(BulkReplay.class);
    private static final int CHUNK = 500;
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(2);

    private final ReplayQueue queue;
    private final WorkerWakeup workerWakeup;
    private final ChangeSignal signal;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("webhook-replay").daemon().factory());
    private volatile @Nullable ReplayProgress progress;

    BulkReplay(ReplayQueue queue, WorkerWakeup workerWakeup, ChangeSignal signal) {
        this.queue = queue;
        this.workerWakeup = workerWakeup;
        this.signal = signal;
    }

    @Nullable
    ReplayProgress progress() {
        return progress;
    }

    void start(String description, List<Long> ids, boolean failedOnly, String actor) {
        executor.execute(() -> run(description, ids, failedOnly, actor));
    }

    private void run(String description, List<Long> ids, boolean failedOnly, String actor) {
        WorkerWakeup changed = new WorkerWakeup();
        try (Subscription subscription = signal.subscribe(Topic.WEBHOOK, changed::arrived)) {
            int failed = 0;
            for (int from = 0; from < ids.size(); from += CHUNK) {
                List<Long> chunk = ids.subList(from, Math.min(ids.size(), from + CHUNK));
                publish(new ReplayProgress(description, ids.size(), from, failed, null));
                requeue(chunk, failedOnly, actor);
                failed += awaitChunk(description, ids.size(), from, failed, chunk, changed);
            }
            publish(new ReplayProgress(description, ids.size(), ids.size(), failed, Instant.now()));
        } catch (InterruptedException e) {
            log.info("Replay of {} was interrupted by shutdown; the remaining events were not replayed", description);
        }
    }

    private void requeue(List<Long> chunk, boolean failedOnly, String actor) throws InterruptedException {
        while (true) {
            try {
                queue.requeue(chunk, failedOnly, actor);
                workerWakeup.arrived();
                return;
            } catch (DataAccessException | TransactionException e) {
                log.warn(
                        "Could not requeue a chunk of replayed events; retrying in {}: {}",
                        RETRY_DELAY,
                        e.getMessage());
                Thread.sleep(RETRY_DELAY);
            }
        }
    }

    /** Waits until every event of the chunk has been attempted. Returns how many failed. */
    private int awaitChunk(
            String description, int total, int before, int failedBefore, List<Long> chunk, WorkerWakeup changed)
            throws InterruptedException {
        while (true) {
            long seen = changed.arrivals();
            try {
                ReplayQueue.ReplayState now = queue.state(chunk);
                if (now.due() == 0) {
                    return now.failed();
                }
                publish(new ReplayProgress(
                        description, total, before + chunk.size() - now.due(), failedBefore + now.failed(), null));
            } catch (DataAccessException | TransactionException e) {
                log.warn("Could not read the progress of a replay: {}", e.getMessage());
            }
            changed.await(seen, POLL_INTERVAL);
        }
    }

    /** Publishes changed progress only: the signal also wakes this replay, and would otherwise repeat forever. */
    private void publish(ReplayProgress now) {
        if (!now.equals(progress)) {
            progress = now;
            signal.publish(Topic.WEBHOOK);
        }
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
