package io.curasync.platform;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Logs failures of repeated work without filling the log during a long outage. Logs the first of several consecutive failures at level
 * WARN, the others at level DEBUG, and then the first success. A failure that may be a bug is logged at level ERROR instead, unless it
 * repeats the previous one. A {@link DatabaseUnavailableException} is not logged, because the monitor of the database logs the outage.
 */
public final class FailureLog {

    private final Logger log;
    private final String work;
    private @Nullable Long firstFailure;
    private String unexpected = "";

    /**
     * Creates a log.
     *
     * @param work name of the repeated work; each message starts with it
     */
    public FailureLog(Logger log, String work) {
        this.log = log;
        this.work = work;
    }

    /** Records a failure whose message is sufficient for an operator. Examples are failures of the network and of the database. */
    public synchronized void failed(Throwable failure) {
        if (!DatabaseUnavailableException.isCauseOf(failure)) {
            failed(String.valueOf(failure.getMessage()));
        }
    }

    /** Records a failure with a reason that is sufficient for an operator. */
    public synchronized void failed(String reason) {
        if (markFailing()) {
            log.warn("{} failed and will be repeated: {}", work, reason);
        } else {
            log.debug("{} failed again: {}", work, reason);
        }
    }

    /**
     * Records a failure that may be a bug. Logs the failure at level ERROR with its stack trace. If the failure equals the previous one,
     * apart from numbers, the level is DEBUG.
     */
    public synchronized void failedUnexpectedly(Throwable failure) {
        markFailing();
        String description = failure.toString().replaceAll("\\d+", "…");
        if (description.equals(unexpected)) {
            log.debug("{} failed again", work, failure);
        } else {
            log.error("{} failed unexpectedly and will be repeated", work, failure);
        }
        unexpected = description;
    }

    /** Records that the work succeeded. */
    public synchronized void succeeded() {
        if (firstFailure != null) {
            Duration failing = Duration.ofNanos(System.nanoTime() - firstFailure);
            log.info("{} succeeds again after {} s", work, failing.toSeconds());
            firstFailure = null;
            unexpected = "";
        }
    }

    /** Marks the work as failing. Returns false if it was already marked. */
    private boolean markFailing() {
        if (firstFailure != null) {
            return false;
        }
        firstFailure = System.nanoTime();
        return true;
    }
}
