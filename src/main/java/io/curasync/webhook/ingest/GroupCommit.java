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
 * Stores deliveries that arrive while a commit is in progress together, with one insert and one commit. An idle inbox adds no
 * delay. A full queue rejects the delivery.
 */
@Component
class GroupCommit extends BackgroundLoop {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final int CAPACITY = 4_096;
    private static final int BATCH = 512;
    private static final Duration ACK_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    private final Inbox inbox;
    private final WorkerWakeup workerWakeup;
    private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(CAPACITY);

    GroupCommit(Inbox inbox, WorkerWakeup workerWakeup) {
        super("webhook-inbox", POLL_INTERVAL, POLL_INTERVAL, ACK_TIMEOUT);
        this.inbox = inbox;
        this.workerWakeup = workerWakeup;
    }

    private record Pending(Delivery delivery, CompletableFuture<Inbox.StoredDelivery> stored) {}

    /** The delivery was not stored, or its outcome is unknown: the sender must send it again. */
    static final class UnavailableException extends Exception {

        private static final long serialVersionUID = 1;

        UnavailableException(String message) {
            super(message);
        }
    }

    /** PostgreSQL rejects the delivery; sending it again would not help. The message is for the sender. */
    static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }

    /** Returns once the delivery is committed. */
    Inbox.StoredDelivery store(Delivery delivery) throws UnavailableException, RefusedException {
        Pending pending = new Pending(delivery, new CompletableFuture<>());
        if (!isRunning() || !queue.offer(pending)) {
            throw new UnavailableException("The inbox queue is full");
        }
        try {
            return pending.stored().get(ACK_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            if (DatabaseFailure.of(cause) == DatabaseFailure.REFUSED) {
                throw new RefusedException("The body cannot be stored: " + DatabaseFailure.reason(cause));
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
                List<Pending> batch = new ArrayList<>(BATCH);
                batch.add(first);
                queue.drainTo(batch, BATCH - 1);
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
        workerWakeup.arrived();
    }

    /** Stores a failed batch in parts, so that a delivery that PostgreSQL rejects does not fail the others. */
    private void commitInParts(List<Pending> batch) {
        try {
            Bisection.run(batch, this::commitPart, (pending, failure) -> fail(List.of(pending), failure));
        } catch (RuntimeException e) {
            fail(batch, e);
        }
    }

    /** Completes the deliveries exceptionally; has no effect on those already completed. */
    private static void fail(List<Pending> batch, RuntimeException failure) {
        log.warn("{} deliveries could not be stored in the inbox", batch.size(), failure);
        batch.forEach(pending -> pending.stored().completeExceptionally(failure));
    }
}
