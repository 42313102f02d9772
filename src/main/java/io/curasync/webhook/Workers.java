package io.curasync.webhook;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Subscription;
import io.curasync.live.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs this instance's workers, each with its share of the partitions. */
@Component
class Workers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Workers.class);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(10);

    private final EventBatch batch;
    private final WorkerWakeup workerWakeup;
    private final ChangeSignal signal;
    private final WorkerProperties properties;
    private final List<Thread> threads = new ArrayList<>();
    private @Nullable Subscription subscription;
    private volatile boolean running;

    Workers(EventBatch batch, WorkerWakeup workerWakeup, ChangeSignal signal, WorkerProperties properties) {
        this.batch = batch;
        this.workerWakeup = workerWakeup;
        this.signal = signal;
        this.properties = properties;
    }

    @Override
    public void start() {
        running = true;
        // A practice that became known through another channel makes waiting events due, and another worker may have
        // released a partition.
        subscription = signal.subscribe(Topic.LEDGER, workerWakeup::arrived);
        for (int i = 0; i < properties.workers(); i++) {
            Worker worker =
                    new Worker(batch, workerWakeup, signal, Partition.shareOf(i, properties.workers()), () -> running);
            threads.add(Thread.ofPlatform().name("webhook-worker-" + i).start(worker));
        }
    }

    @Override
    public void stop() {
        running = false;
        Subscription subscribed = subscription;
        if (subscribed != null) {
            subscribed.close();
        }
        workerWakeup.arrived();
        try {
            for (Thread thread : threads) {
                if (!thread.join(SHUTDOWN_TIMEOUT)) {
                    log.warn(
                            "{} did not stop within {}; its batch will be applied again",
                            thread.getName(),
                            SHUTDOWN_TIMEOUT);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    /** Starts before the web server accepts requests and stops after it has answered the last one. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
