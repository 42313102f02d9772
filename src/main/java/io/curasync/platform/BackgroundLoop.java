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
 * Repeats its work on its own thread while the application runs: at once while there is more to do, otherwise when it is woken
 * or after the poll interval. A failure is logged and the work is retried after a delay, or when the loop is woken.
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
     * @param name name of the thread
     * @param stopTimeout how long {@link #stop()} waits for the current work; zero if it does not wait
     */
    protected BackgroundLoop(String name, Duration pollInterval, Duration retryDelay, Duration stopTimeout) {
        this.name = name;
        this.pollInterval = pollInterval;
        this.retryDelay = retryDelay;
        this.stopTimeout = stopTimeout;
    }

    /**
     * Does the work that is due. A stop does not interrupt it: work that takes long checks {@link #isRunning()}.
     *
     * @return true if there may be more work already
     */
    protected abstract boolean work() throws Exception;

    /** Ends the wait for more work. While the loop is working, makes it work once more. */
    public void wake() {
        wakeUps.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** Makes the loop end after its current work, without waiting for that. */
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

    /** Starts before the web server accepts requests and stops after it has answered the last one. */
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
