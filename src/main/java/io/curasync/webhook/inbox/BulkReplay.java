package io.curasync.webhook.inbox;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.platform.BackgroundLoop;
import io.curasync.webhook.ReplayProgress;
import io.curasync.webhook.WorkerWakeup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Replays many events in chunks, one replay at a time. Workers process the oldest events first. Without chunks, events that arrive during a
 * replay would have to wait until all older events have been replayed.
 */
@Component
class BulkReplay extends BackgroundLoop {

    private static final Logger log = LoggerFactory.getLogger(BulkReplay.class);
    private static final int CHUNK_SIZE = 500;
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(2);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(10);

    private final ReplayQueue queue;
    private final WorkerWakeup workerWakeup;
    private final ChangeSignal signal;

    /** Replays that have not ended, in the order in which they were requested. The first one is in progress. */
    private final Queue<Replay> replays = new ConcurrentLinkedQueue<>();

    // Progress of the first replay. It consists of the numbers of attempted and failed events in the chunks before the
    // current one, and whether the current chunk is requeued. Used only by the thread of this loop.
    private int attempted;
    private int failed;
    private boolean requeued;

    private volatile @Nullable ReplayProgress progress;

    BulkReplay(ReplayQueue queue, WorkerWakeup workerWakeup, ChangeSignal signal) {
        super("webhook-replay", POLL_INTERVAL, RETRY_DELAY, SHUTDOWN_TIMEOUT);
        this.queue = queue;
        this.workerWakeup = workerWakeup;
        this.signal = signal;
        signal.subscribe(Topic.WEBHOOK, this::wake);
    }

    /**
     * A requested replay.
     *
     * @param description description of the events for users
     * @param ids ids of the events, oldest first
     * @param failedOnly whether to skip events that are no longer failed
     * @param actor email of the user who requested the replay
     */
    private record Replay(String description, List<Long> ids, boolean failedOnly, String actor) {

        List<Long> chunk(int from) {
            return ids.subList(from, Math.min(ids.size(), from + CHUNK_SIZE));
        }

        ReplayProgress progress(int attempted, int failed, @Nullable Instant endedAt) {
            return new ReplayProgress(description, ids.size(), attempted, failed, endedAt);
        }
    }

    @Nullable
    ReplayProgress progress() {
        return progress;
    }

    void add(String description, List<Long> ids, boolean failedOnly, String actor) {
        replays.add(new Replay(description, ids, failedOnly, actor));
        wake();
    }

    /**
     * Continues the replay in progress: requeues the next chunk, or updates the progress while workers process the current chunk. After the
     * last chunk, ends the replay.
     */
    @Override
    protected boolean work() {
        Replay replay = replays.peek();
        if (replay == null) {
            return false;
        }
        List<Long> chunk = replay.chunk(attempted);
        if (chunk.isEmpty()) {
            publish(replay.progress(attempted, failed, Instant.now()));
            replays.remove();
            attempted = 0;
            failed = 0;
            return true;
        }
        if (!requeued) {
            publish(replay.progress(attempted, failed, null));
            queue.requeue(chunk, replay.failedOnly(), replay.actor());
            requeued = true;
            workerWakeup.wakeWorkers();
        }
        ReplayQueue.ReplayState now = queue.state(chunk);
        if (now.due() > 0) {
            publish(replay.progress(attempted + chunk.size() - now.due(), failed + now.failed(), null));
            return false;
        }
        attempted += chunk.size();
        failed += now.failed();
        requeued = false;
        return true;
    }

    /**
     * Publishes the progress if it has changed. Publishing unchanged progress would cause an endless loop, because the signal also wakes
     * this loop.
     */
    private void publish(ReplayProgress now) {
        if (!now.equals(progress)) {
            progress = now;
            signal.publish(Topic.WEBHOOK);
        }
    }

    @Override
    public void stop() {
        super.stop();
        replays.forEach(replay -> log.info(
                "Replay of {} was interrupted by shutdown; the remaining events were not replayed",
                replay.description()));
    }
}
