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
 * Replays many events chunk by chunk, so that what arrives meanwhile does not wait behind all of them: the workers take
 * the oldest events first. One replay after another.
 */
@Component
class BulkReplay implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(BulkReplay.class);
    private static final int CHUNK = 500;
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(2);

    private final ReplayQueue queue;
    private final WorkerWakeup work;
    private final ChangeSignal signal;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("webhook-replay").daemon().factory());
    private volatile @Nullable ReplayProgress progress;

    BulkReplay(ReplayQueue queue, WorkerWakeup work, ChangeSignal signal) {
        this.queue = queue;
        this.work = work;
        this.signal = signal;
    }

    @Nullable
    ReplayProgress progress() {
        return progress;
    }

    void start(String what, List<Long> ids, boolean failedOnly, String actor) {
        executor.execute(() -> run(what, ids, failedOnly, actor));
    }

    private void run(String what, List<Long> ids, boolean failedOnly, String actor) {
        WorkerWakeup changed = new WorkerWakeup();
        try (Subscription subscription = signal.subscribe(Topic.WEBHOOK, changed::arrived)) {
            int failed = 0;
            for (int from = 0; from < ids.size(); from += CHUNK) {
                List<Long> chunk = ids.subList(from, Math.min(ids.size(), from + CHUNK));
                show(new ReplayProgress(what, ids.size(), from, failed, null));
                requeue(chunk, failedOnly, actor);
                failed += follow(what, ids.size(), from, failed, chunk, changed);
            }
            show(new ReplayProgress(what, ids.size(), ids.size(), failed, Instant.now()));
        } catch (InterruptedException e) {
            log.info("The replay of {} ends with the application; the rest stays as it is", what);
        }
    }

    private void requeue(List<Long> chunk, boolean failedOnly, String actor) throws InterruptedException {
        while (true) {
            try {
                queue.requeue(chunk, failedOnly, actor);
                work.arrived();
                return;
            } catch (DataAccessException | TransactionException e) {
                log.warn("A replay cannot go on just now: {}", e.getMessage());
                Thread.sleep(RETRY_DELAY);
            }
        }
    }

    /** Until all of the chunk has been tried; answers how many failed. */
    private int follow(String what, int total, int before, int failedBefore, List<Long> chunk, WorkerWakeup changed)
            throws InterruptedException {
        while (true) {
            long seen = changed.arrivals();
            try {
                ReplayQueue.ReplayState now = queue.standing(chunk);
                if (now.due() == 0) {
                    return now.failed();
                }
                show(new ReplayProgress(
                        what, total, before + chunk.size() - now.due(), failedBefore + now.failed(), null));
            } catch (DataAccessException | TransactionException e) {
                log.warn("A replay cannot be followed just now: {}", e.getMessage());
            }
            changed.await(seen, POLL_INTERVAL);
        }
    }

    /** Tells the screens; when nothing has moved there is nothing to tell, which also ends our own echo. */
    private void show(ReplayProgress now) {
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
