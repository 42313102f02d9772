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
 * Base class of loops that repeat their work on a thread of their own while the application runs. While there is more
 * work, the loop continues immediately. Otherwise it waits until it is woken or the poll interval ends. After a
 * failure, it logs the failure and waits until it is woken or the retry delay ends.
 */
public abstract class BackgroundLoop implements SmartLifecycle {

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final String name;
    private final Duration pollInterval;
    private final Duration retryDelay;
    private final Duration stopTimeout;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    /**
     * Creates a stopped loop.
     *
     * @param name name of the thread, also used in the log
     * @param pollInterval maximum time between two checks for work
     * @param retryDelay maximum time before a retry after a failure
     * @param stopTimeout time that {@link #stop()} waits for the current work; zero to not wait
     */
    protected BackgroundLoop(String name, Duration pollInterval, Duration retryDelay, Duration stopTimeout) {
        this.name = name;
        this.pollInterval = pollInterval;
        this.retryDelay = retryDelay;
        this.stopTimeout = stopTimeout;
    }

    /**
     * Processes the work that is due. A stop does not interrupt it, so long work must check {@link #isRunning()}.
     *
     * @return true if there may already be more work
     */
    protected abstract boolean work() throws Exception;

    /** Ends the current wait. If the loop is working, makes it check for work once more afterwards. */
    public void wake() {
        wakeUps.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** Requests the end of the loop after its current work. Does not wait for the end. */
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
     * Returns a phase in which the loop starts before the web server accepts requests and stops after it has answered
     * the last one.
     */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            while (running) {
                Duration pause = tryToWork();
                wakeUps.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
                wakeUps.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the time to wait before the next work. */
    private Duration tryToWork() throws InterruptedException {
        try {
            return work() ? Duration.ZERO : pollInterval;
        } catch (InterruptedException e) {
            throw e;
        } catch (DataAccessException | TransactionException | SQLException e) {
            if (running) {
                log.warn("{} failed; retrying in {}: {}", name, retryDelay, e.getMessage());
            }
        } catch (Exception | Error e) {
            // If the thread ended, this instance would no longer do the work.
            log.error("{} failed unexpectedly; retrying in {}", name, retryDelay, e);
        }
        return retryDelay;
    }
}
