package io.curasync.bookimport;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Subscription;
import io.curasync.live.Topic;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Takes step after step of the imports that have something to do, for as long as the application runs. */
@Component
class ImportWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 20;

    private final ImportStep step;
    private final ChangeSignal signal;
    private final Semaphore arrivals = new Semaphore(0);
    private @Nullable Thread thread;
    private @Nullable Subscription subscription;
    private volatile boolean running;

    ImportWorker(ImportStep step, ChangeSignal signal) {
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
            if (working != null && !working.join(PATIENCE)) {
                log.warn("An import's step has not ended; another instance does it again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Begins before the web server takes requests, and ends after it has answered the last. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
    void forget() {
        int rows = step.forget();
        if (rows > 0) {
            log.info("{} rows of imports that ended a month ago are gone", rows);
        }
    }

    private void run() {
        int failures = 0;
        while (running) {
            try {
                arrivals.drainPermits();
                BookImport done = step.next();
                failures = 0;
                if (done == null) {
                    await();
                } else {
                    tell(done);
                }
            } catch (TransientDataAccessException e) {
                failures = failed(e, failures + 1);
            } catch (DataAccessResourceFailureException | TransactionException e) {
                log.warn("Imports wait for the database: {}", e.getMessage());
                await();
            } catch (RuntimeException e) {
                failures = failed(e, ATTEMPTS);
            }
        }
    }

    /** What lost a deadlock, or met practices that were merged meanwhile, is simply done again. */
    private int failed(RuntimeException failure, int failures) {
        if (failures < ATTEMPTS) {
            log.info("An import's step is done again: {}", failure.getMessage());
            return failures;
        }
        log.error("An import failed", failure);
        try {
            step.fail("It failed on our side, see the log");
            signal.publish(Topic.IMPORT);
        } catch (RuntimeException e) {
            log.warn("That could not be written down: {}", e.getMessage());
            await();
        }
        return 0;
    }

    private void tell(BookImport step) {
        signal.publish(Topic.IMPORT);
        if (step.status() == ImportStatus.APPLYING) {
            signal.publish(Topic.LEDGER);
        }
    }

    private void await() {
        try {
            arrivals.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
