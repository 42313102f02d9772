package io.curasync.platform.database;

import io.curasync.platform.DatabaseUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Availability of the database. {@link DatabaseMonitor} detects a change within about two seconds. While the database is unavailable,
 * connections are refused immediately ({@link DatabaseUnavailableException}). Each change is published as {@link
 * DatabaseAvailabilityChanged}. Until the monitor starts, the database counts as available, so that a failed startup reports its real
 * cause.
 */
@Component
public class DatabaseAvailability {

    private static final Logger log = LoggerFactory.getLogger(DatabaseAvailability.class);

    private final ApplicationEventPublisher publisher;
    private volatile DatabaseState state = DatabaseState.of(DatabaseStatus.AVAILABLE, now());
    private volatile Instant lastAvailableAt = now();
    private boolean isMonitored = true;

    public DatabaseAvailability(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    /** Returns the current state. Does not block. */
    public DatabaseState current() {
        return state;
    }

    public boolean isAvailable() {
        return state.isAvailable();
    }

    /**
     * Verifies that the database is available.
     *
     * @throws DatabaseUnavailableException if the database is unavailable
     */
    void requireAvailable() throws DatabaseUnavailableException {
        DatabaseState current = state;
        if (!current.isAvailable()) {
            throw new DatabaseUnavailableException("%s since %s".formatted(current.problem(), current.since()));
        }
    }

    /** Waits until the database is available or is no longer monitored. Returns immediately if it is available. */
    synchronized void awaitAvailable() throws InterruptedException {
        while (!isAvailable() && isMonitored) {
            wait();
        }
    }

    /**
     * Records whether the database is monitored. When the monitoring ends, all threads that wait in {@link #awaitAvailable} continue, so
     * that the pool can close during an outage.
     */
    synchronized void setMonitored(boolean monitored) {
        isMonitored = monitored;
        notifyAll();
    }

    /**
     * Stores the result of a check of the database, and publishes a change of the status. All calls must come from the same thread.
     *
     * @param reason cause of the status, for the log
     */
    void update(DatabaseStatus status, String reason) {
        DatabaseState previous = state;
        if (status == DatabaseStatus.AVAILABLE) {
            lastAvailableAt = now();
        }
        if (status == previous.status()) {
            return;
        }
        DatabaseState next = DatabaseState.of(status, lastAvailableAt);
        synchronized (this) {
            state = next;
            notifyAll();
        }
        if (next.isAvailable()) {
            Duration away = Duration.between(previous.since(), next.since());
            log.info("The database is available again after {} s", away.toSeconds());
        } else {
            log.warn("{}: {}", next.problem(), reason);
        }
        try {
            publisher.publishEvent(new DatabaseAvailabilityChanged(previous, next));
        } catch (RuntimeException e) {
            log.error("A listener failed after the status of the database changed", e);
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
