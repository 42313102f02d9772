package io.curasync.practiceimport;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Subscription;
import io.curasync.live.Topic;
import io.curasync.platform.DatabaseFailure;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Runs the pending steps of imports, one after the other, while the application runs. */
@Component
class ImportWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_CONFLICTS = 20;

    private final ImportStepRunner step;
    private final ChangeSignal signal;
    private final Semaphore arrivals = new Semaphore(0);
    private @Nullable Thread thread;
    private @Nullable Subscription subscription;
    private volatile boolean running;

    ImportWorker(ImportStepRunner step, ChangeSignal signal) {
        this.step = step;
        this.signal = signal;
    }

    @Override
    public void start() {
        running = true;
        subscription = signal.subscribe(Topic.IMPORT, arrivals::release);
        thread = Thread.ofPlatform().name("book-import").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Subscription subscribed = subscription;
        if (subscribed != null) {
            subscribed.close();
        }
        arrivals.release();
        Thread working = thread;
        try {
            if (working != null && !working.join(SHUTDOWN_TIMEOUT)) {
                log.warn("An import step did not end within {}; it will be repeated", SHUTDOWN_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts before the web server accepts requests, and stops after it has answered the last one. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
    void deleteOld() {
        int expired = step.expire();
        if (expired > 0) {
            log.info("Discarded {} imports that were not confirmed for a week", expired);
            signal.publish(Topic.IMPORT);
        }
        int rows = step.deleteOld();
        if (rows > 0) {
            log.info("Deleted {} rows of imports that ended over 30 days ago", rows);
        }
    }

    private void run() {
        int failures = 0;
        while (running) {
            try {
                arrivals.drainPermits();
                PracticeImport done = step.next();
                failures = 0;
                if (done == null) {
                    await();
                } else {
                    publishProgress(done);
                }
            } catch (RuntimeException e) {
                failures = recover(e, failures + 1);
            }
        }
    }

    /**
     * Retries after a lost deadlock or a concurrent merge of practices. Refuses rows that the ledger cannot take.
     *
     * @return the number of consecutive conflicts
     */
    private int recover(RuntimeException failure, int conflicts) {
        DatabaseFailure kind = DatabaseFailure.of(failure);
        if (kind == DatabaseFailure.OUTAGE) {
            log.warn("Import paused because the database is unavailable: {}", failure.getMessage());
            await();
            return conflicts - 1;
        }
        if (kind == DatabaseFailure.CONFLICT && conflicts < MAX_CONFLICTS) {
            log.info("Import step conflicted and will be retried: {}", failure.getMessage());
            return conflicts;
        }
        try {
            if (!step.refuseUnfit()) {
                log.error("Import failed", failure);
                step.fail(
                        kind == DatabaseFailure.REFUSED
                                ? DatabaseFailure.reason(failure)
                                : "It failed on our side, see the log");
            }
            signal.publish(Topic.IMPORT);
        } catch (RuntimeException e) {
            log.warn("Could not record the failure of an import: {}", e.getMessage());
            await();
        }
        return 0;
    }

    private void publishProgress(PracticeImport step) {
        signal.publish(Topic.IMPORT);
        if (step.status() == ImportStatus.APPLYING || step.status() == ImportStatus.UNDOING) {
            signal.publish(Topic.LEDGER);
        }
    }

    private void await() {
        try {
            arrivals.tryAcquire(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
