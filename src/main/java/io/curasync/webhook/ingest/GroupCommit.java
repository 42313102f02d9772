package io.curasync.webhook.ingest;

import io.curasync.platform.BackgroundLoop;
import io.curasync.platform.Bisection;
import io.curasync.platform.DatabaseFailure;
import io.curasync.platform.FailureLog;
import io.curasync.platform.database.DatabaseAvailability;
import io.curasync.webhook.WorkerWakeup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Stores deliveries in batches. Deliveries that arrive during a commit are stored together by the next insert, at most
 * {@value #MAX_BATCH_SIZE} at once. At low load, a delivery that arrives while no commit is in progress is stored immediately; see {@link
 * CommitPacer}. If the queue is full, the delivery is rejected.
 */
@Component
class GroupCommit extends BackgroundLoop {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final int QUEUE_CAPACITY = 4_096;
    private static final int MAX_BATCH_SIZE = 512;
    /**
     * Maximum time for which a request waits until its delivery is stored, for example while the inbox table is locked. The time is short,
     * because some senders stop waiting after five seconds.
     */
    private static final Duration ACK_TIMEOUT = Duration.ofSeconds(3);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);
    static final String OUTCOME_UNKNOWN = "It is unknown whether the webhook was stored";
    static final String BLOCKED = "The inbox cannot be written to at present";
    private static final String STOPPING = "The application is stopping";
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    private final Inbox inbox;
    private final WorkerWakeup workerWakeup;
    private final DatabaseAvailability availability;
    private final Duration ackTimeout;
    private final AckTimeoutLoop ackTimeoutLoop;
    private final CommitPacer pacer = new CommitPacer();
    private final BlockingQueue<PendingDelivery> queue = new ArrayBlockingQueue<>(QUEUE_CAPACITY);
    private final FailureLog failures = new FailureLog(log, "Storing webhooks in the inbox");
    /** {@link System#nanoTime()} at the start of the insert in progress; null if no insert is in progress. */
    private volatile @Nullable Long insertStart;
    /** The deliveries that the writer is storing; empty if there are none. */
    private volatile Collection<PendingDelivery> batchInProgress = List.of();

    @Autowired
    GroupCommit(Inbox inbox, WorkerWakeup workerWakeup, DatabaseAvailability availability) {
        this(inbox, workerWakeup, availability, ACK_TIMEOUT);
    }

    GroupCommit(Inbox inbox, WorkerWakeup workerWakeup, DatabaseAvailability availability, Duration ackTimeout) {
        super("webhook-inbox", POLL_INTERVAL, POLL_INTERVAL, STOP_TIMEOUT);
        this.inbox = inbox;
        this.workerWakeup = workerWakeup;
        this.availability = availability;
        this.ackTimeout = ackTimeout;
        this.ackTimeoutLoop = new AckTimeoutLoop(ackTimeout, queue, () -> batchInProgress);
    }

    @Override
    public void start() {
        super.start();
        ackTimeoutLoop.start();
    }

    @Override
    public void stop() {
        super.stop();
        ackTimeoutLoop.stop();
    }

    /** Thrown if the delivery was not stored, or if the outcome is unknown. The sender must send the delivery again. */
    static class UnavailableException extends Exception {

        private static final long serialVersionUID = 1;

        UnavailableException(String message) {
            super(message);
        }
    }

    /** Thrown if too many deliveries are waiting to be stored. */
    static final class QueueFullException extends UnavailableException {

        private static final long serialVersionUID = 1;

        QueueFullException() {
            super("The inbox queue is full");
        }
    }

    /**
     * Thrown if PostgreSQL rejects the data of the delivery. Sending the delivery again does not help. The message is part of the response
     * to the sender.
     */
    static final class UnstorableException extends Exception {

        private static final long serialVersionUID = 1;

        UnstorableException(String message) {
            super(message);
        }
    }

    /**
     * Stores a delivery. Returns after the commit.
     *
     * @throws UnavailableException if the queue is full, the application is stopping, or the database is unavailable or fails. Also thrown
     *     if the delivery is not stored within {@link #ACK_TIMEOUT}, and immediately if the insert in progress has already taken longer
     *     than this time.
     * @throws UnstorableException if PostgreSQL rejects the data
     */
    Inbox.StoredDelivery store(Delivery delivery) throws UnavailableException, UnstorableException {
        if (!availability.isAvailable()) {
            throw new UnavailableException("PostgreSQL is not reachable, so nothing was stored");
        }
        if (isBlocked()) {
            throw new UnavailableException(BLOCKED);
        }
        PendingDelivery pending = PendingDelivery.of(delivery);
        if (!isRunning()) {
            throw new UnavailableException(STOPPING);
        }
        if (!queue.offer(pending)) {
            throw new QueueFullException();
        }
        // The writer may have stopped before it could see the delivery.
        if (!isRunning() && queue.remove(pending)) {
            throw new UnavailableException(STOPPING);
        }
        try {
            return pending.stored().get();
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            if (cause instanceof UnavailableException timeout) {
                throw timeout;
            }
            if (DatabaseFailure.of(cause) == DatabaseFailure.REFUSED) {
                throw new UnstorableException("The body cannot be stored: " + DatabaseFailure.reason(cause));
            }
            throw new UnavailableException(
                    DatabaseFailure.isOutcomeUnknown(cause) ? OUTCOME_UNKNOWN : "The inbox cannot be written to");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(STOPPING);
        }
    }

    /** Returns whether the insert in progress has already taken so long that another delivery would not be answered in time. */
    private boolean isBlocked() {
        Long start = insertStart;
        return start != null
                && System.nanoTime() - start
                        > ackTimeout.minus(AckTimeoutLoop.INTERVAL).toNanos();
    }

    /** Stores deliveries until the application stops and the queue is empty. */
    @Override
    protected boolean work() throws InterruptedException {
        while (isRunning() || !queue.isEmpty()) {
            pacer.pause();
            // Allocated before a delivery is taken from the queue, which would be lost if the memory is exhausted.
            List<PendingDelivery> batch = new ArrayList<>(MAX_BATCH_SIZE);
            PendingDelivery first = queue.poll(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
                queue.drainTo(batch, MAX_BATCH_SIZE - 1);
                pacer.started(batch.size());
                commit(batch);
            }
        }
        return false;
    }

    private void commit(List<PendingDelivery> batch) {
        batchInProgress = batch;
        try {
            commitPart(batch);
        } catch (RuntimeException e) {
            if (batch.size() > 1 && DatabaseFailure.of(e) != DatabaseFailure.OUTAGE) {
                commitInParts(batch);
            } else {
                fail(batch, e);
            }
        } catch (Error e) {
            // Errors must be caught, too. Otherwise, the requests of the batch would wait for the timeout. The parts of
            // the batch are not tried, because the next one would probably fail with the same error.
            fail(batch, e);
        } finally {
            batchInProgress = List.of();
        }
    }

    private void commitPart(List<PendingDelivery> part) {
        List<Inbox.StoredDelivery> stored = insert(part);
        failures.succeeded();
        for (int i = 0; i < part.size(); i++) {
            part.get(i).stored().complete(stored.get(i));
        }
        workerWakeup.wakeWorkers();
    }

    private List<Inbox.StoredDelivery> insert(List<PendingDelivery> part) {
        insertStart = System.nanoTime();
        try {
            return inbox.store(part.stream().map(PendingDelivery::delivery).toList());
        } finally {
            insertStart = null;
        }
    }

    /** Stores a failed batch in parts. If PostgreSQL rejects one of the deliveries, the others are still stored. */
    private void commitInParts(List<PendingDelivery> batch) {
        try {
            Bisection.run(batch, this::commitPart, (pending, failure) -> fail(List.of(pending), failure));
        } catch (RuntimeException | Error e) {
            fail(batch, e);
        }
    }

    /**
     * Completes the deliveries with a failure, which their waiting requests receive. Does not change deliveries that are already completed.
     */
    private void fail(List<PendingDelivery> batch, Throwable failure) {
        try {
            switch (DatabaseFailure.of(failure)) {
                case REFUSED -> log.warn("A delivery could not be stored: {}", DatabaseFailure.reason(failure));
                case OUTAGE, CONFLICT -> failures.failed(failure);
                case OTHER -> failures.failedUnexpectedly(failure);
            }
        } finally {
            // Also if the failure cannot be logged, for example because memory is exhausted.
            batch.forEach(pending -> pending.stored().completeExceptionally(failure));
        }
    }
}
