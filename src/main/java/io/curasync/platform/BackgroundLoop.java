package io.curasync.platform;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Base class of loops that repeat their work on their own thread while the application runs. If there may be more work, the loop continues
 * immediately. Otherwise, it waits until {@link #wake()} is called or the poll interval ends. After a failure, it waits until {@link
 * #wake()} is called or the retry delay ends, and then retries. Failures are logged through {@link FailureLog}. Database failures during a
 * stop are not logged.
 */
public abstract class BackgroundLoop implements SmartLifecycle {

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final String name;
    private final Duration pollInterval;
    private final Duration retryDelay;
    private final Duration stopTimeout;
    private final FailureLog failures;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    /**
     * Creates a loop. Call {@link #start()} to start it.
     *
     * @param name name of the thread, also used in the log
     * @param pollInterval maximum time to wait if there is no more work
     * @param retryDelay maximum time to wait after a failure
     * @param stopTimeout maximum time that {@link #stop()} waits for the current work; zero if that method must return immediately
     */
    protected BackgroundLoop(String name, Duration pollInterval, Duration retryDelay, Duration stopTimeout) {
        this.name = name;
        this.pollInterval = pollInterval;
        this.retryDelay = retryDelay;
        this.stopTimeout = stopTimeout;
        this.failures = new FailureLog(log, name);
    }

    /**
     * Processes the work that is due. A stop does not interrupt this method, so long-running work must check {@link #isRunning()}.
     *
     * @return true if there may be more work; the loop then calls this method again immediately
     * @throws Exception if the work failed; the loop then retries
     */
    protected abstract boolean work() throws Exception;

    /**
     * Records that the work succeeded. The loop calls this method after each successful call of {@link #work}. Work that does not return
     * for a long time should call it earlier.
     */
    protected void reportSuccess() {
        failures.succeeded();
    }

    /** Ends the current wait. If the loop is working, its next wait ends immediately. */
    public void wake() {
        wakeUps.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** Requests the end of the loop after its current work. Returns immediately. */
    public void requestStop() {
        running = false;
        wake();
    }

    @Override
    public void stop() {
        requestStop();
        Thread working = thread;
        try {
            if (working != null && stopTimeout.isPositive() && !working.join(stopTimeout)) {
                log.warn("{} did not stop within {}; its unfinished work will be repeated", name, stopTimeout);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Returns a phase that determines the order of start and stop. The loop starts before the web server accepts requests, and stops
     * after the graceful shutdown of the web server.
     */
    @Override
    public int getPhase() {
        return 0;
    }

    /**
     * Returns whether the loop was started and no stop was requested. After a stop was requested, the current work may still continue.
     */
    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            while (running) {
                Duration pause;
                try {
                    pause = tryToWork();
                } catch (RuntimeException | Error e) {
                    // The failure could not be logged, for example because memory is exhausted. Not even this must end
                    // the thread.
                    pause = retryDelay;
                }
                wakeUps.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
                wakeUps.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Calls {@link #work()}, and logs the failure if there is one. Returns the time to wait before the next call. */
    private Duration tryToWork() throws InterruptedException {
        try {
            boolean isMore = work();
            reportSuccess();
            return isMore ? Duration.ZERO : pollInterval;
        } catch (InterruptedException e) {
            throw e;
        } catch (DataAccessException | TransactionException | SQLException e) {
            if (running) {
                failures.failed(e);
            }
        } catch (Exception | Error e) {
            // Errors are caught too. Otherwise, an error would end the thread, and this instance would no longer do
            // the work.
            failures.failedUnexpectedly(e);
        }
        return retryDelay;
    }
}
