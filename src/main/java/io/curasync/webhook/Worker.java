package io.curasync.webhook;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Subscription;
import io.curasync.live.Topic;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Applies what is in the inbox for as long as the application runs. Woken by arrivals; looks by itself every second. */
@Component
class Worker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration BREATH = Duration.ofSeconds(2);

    private final EventBatch batch;
    private final WorkSignal work;
    private final ChangeSignal signal;
    private @Nullable Subscription subscription;
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    Worker(EventBatch batch, WorkSignal work, ChangeSignal signal) {
        this.batch = batch;
        this.work = work;
        this.signal = signal;
    }

    @Override
    public void start() {
        running = true;
        // A practice that became known through another door makes waiting events due.
        subscription = signal.subscribe(Topic.LEDGER, work::arrived);
        thread = Thread.ofPlatform().name("webhook-worker").start(this::run);
    }

    private void run() {
        while (running) {
            try {
                batch.wakeKnown();
                while (running && batch.process()) {
                    signal.publish(Topic.LEDGER);
                    signal.publish(Topic.WEBHOOK);
                }
                work.await(LOOK);
            } catch (DataAccessException | TransactionException e) {
                log.warn("The inbox cannot be worked on just now: {}", e.getMessage());
                pause();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.error("The inbox's worker failed and goes on", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            work.await(BREATH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public void stop() {
        running = false;
        Subscription subscribed = subscription;
        if (subscribed != null) {
            subscribed.close();
        }
        work.arrived();
        Thread working = thread;
        if (working != null) {
            try {
                working.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Begins before the web server takes requests, and ends after it has answered the last. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
