package io.curasync.webhook.ingest;

import io.curasync.platform.BackgroundLoop;
import io.curasync.platform.Bisection;
import io.curasync.platform.DatabaseFailure;
import io.curasync.webhook.WorkerWakeup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Stores deliveries in groups: those that arrive during a commit are stored together by the next insert and commit. A delivery that
 * arrives while no commit is in progress is stored at once. If the queue is full, the delivery is rejected.
 */
@Component
class GroupCommit extends BackgroundLoop {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final int QUEUE_CAPACITY = 4_096;
    private static final int MAX_BATCH_SIZE = 512;
    private static final Duration ACK_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    private final Inbox inbox;
    private final WorkerWakeup workerWakeup;
    private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(QUEUE_CAPACITY);

    GroupCommit(Inbox inbox, WorkerWakeup workerWakeup) {
        super("webhook-inbox", POLL_INTERVAL, POLL_INTERVAL, ACK_TIMEOUT);
        this.inbox = inbox;
        this.workerWakeup = workerWakeup;
    }

    private record Pending(Delivery delivery, CompletableFuture<Inbox.StoredDelivery> stored) {}

    /** Thrown if the delivery was not stored, or if the outcome is unknown. The sender must send it again. */
    static final class UnavailableException extends Exception {

        private static final long serialVersionUID = 1;

        UnavailableException(String message) {
            super(message);
        }
    }

    /** Thrown if PostgreSQL rejects the delivery and would also reject it if sent again. The message is for the sender. */
    static final class UnstorableException extends Exception {

        private static final long serialVersionUID = 1;

        UnstorableException(String message) {
            super(message);
        }
    }

    /** Stores a delivery. Returns after the commit. */
    Inbox.StoredDelivery store(Delivery delivery) throws UnavailableException, UnstorableException {
        Pending pending = new Pending(delivery, new CompletableFuture<>());
        if (!isRunning() || !queue.offer(pending)) {
            throw new UnavailableException("The inbox queue is full");
        }
        try {
            return pending.stored().get(ACK_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            if (DatabaseFailure.of(cause) == DatabaseFailure.REFUSED) {
                throw new UnstorableException("The body cannot be stored: " + DatabaseFailure.reason(cause));
            }
            throw new UnavailableException("The inbox cannot be written to");
        } catch (TimeoutException e) {
            throw new UnavailableException("The inbox cannot be written to");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("The application is stopping");
        }
    }

    /** Stores deliveries until the application stops and the queue is empty. */
    @Override
    protected boolean work() throws InterruptedException {
        while (isRunning() || !queue.isEmpty()) {
            Pending first = queue.poll(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                List<Pending> batch = new ArrayList<>(MAX_BATCH_SIZE);
                batch.add(first);
                queue.drainTo(batch, MAX_BATCH_SIZE - 1);
                commit(batch);
            }
        }
        return false;
    }

    private void commit(List<Pending> batch) {
        try {
            commitPart(batch);
        } catch (RuntimeException e) {
            // The writer thread must survive any error, because no other thread completes the deliveries.
            if (batch.size() > 1 && DatabaseFailure.of(e) != DatabaseFailure.OUTAGE) {
                commitInParts(batch);
            } else {
                fail(batch, e);
            }
        }
    }

    private void commitPart(List<Pending> part) {
        List<Inbox.StoredDelivery> stored =
                inbox.store(part.stream().map(Pending::delivery).toList());
        for (int i = 0; i < part.size(); i++) {
            part.get(i).stored().complete(stored.get(i));
        }
        workerWakeup.wakeWorkers();
    }

    /** Stores a failed batch in parts, so that a delivery that PostgreSQL rejects does not fail the others. */
    private void commitInParts(List<Pending> batch) {
        try {
            Bisection.run(batch, this::commitPart, (pending, failure) -> fail(List.of(pending), failure));
        } catch (RuntimeException e) {
            fail(batch, e);
        }
    }

    /** Completes the deliveries exceptionally, except those that are already completed. */
    private static void fail(List<Pending> batch, RuntimeException failure) {
        log.warn("{} deliveries could not be stored in the inbox", batch.size(), failure);
        batch.forEach(pending -> pending.stored().completeExceptionally(failure));
    }
}
