package io.curasync.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.stereotype.Component;

/**
 * Deliveries that arrive while a transaction is being written share the next one: one insert, one commit, all of them
 * answered. An idle door adds no wait; a full one refuses.
 */
@Component
class GroupCommit implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final int CAPACITY = 4_096;
    private static final int BATCH = 512;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Inbox inbox;
    private final WorkSignal work;
    private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(CAPACITY);
    private volatile @Nullable Thread writer;
    private volatile boolean running;

    GroupCommit(Inbox inbox, WorkSignal work) {
        this.inbox = inbox;
        this.work = work;
    }

    private record Pending(Delivery delivery, CompletableFuture<Inbox.Kept> kept) {}

    /** Nothing was kept, or nobody can tell: the sender shall send again. */
    static final class UnavailableException extends Exception {

        private static final long serialVersionUID = 1;

        UnavailableException(String message) {
            super(message);
        }
    }

    /** Returns once the delivery is committed. */
    Inbox.Kept keep(Delivery delivery) throws UnavailableException {
        Pending pending = new Pending(delivery, new CompletableFuture<>());
        if (!running || !queue.offer(pending)) {
            throw new UnavailableException("The inbox takes no more just now");
        }
        try {
            return pending.kept().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new UnavailableException("The inbox cannot be written just now");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("The application is stopping");
        }
    }

    private void write() {
        List<Pending> batch = new ArrayList<>(BATCH);
        while (running || !queue.isEmpty()) {
            try {
                Pending first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                queue.drainTo(batch, BATCH - 1);
                commit(batch);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                batch.clear();
            }
        }
    }

    private void commit(List<Pending> batch) {
        try {
            List<Inbox.Kept> kept =
                    inbox.keep(batch.stream().map(Pending::delivery).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).kept().complete(kept.get(i));
            }
            work.arrived();
        } catch (RuntimeException e) {
            // Whatever it is, the writer must go on: nobody else answers.
            if (batch.size() > 1 && isTheRowsFault(e)) {
                // One row that PostgreSQL refuses must not take the others with it.
                batch.forEach(pending -> commit(List.of(pending)));
            } else {
                log.warn("The inbox could not be written; {} senders are told to send again", batch.size(), e);
                batch.forEach(pending -> pending.kept().completeExceptionally(e));
            }
        }
    }

    private static boolean isTheRowsFault(RuntimeException e) {
        return e instanceof NonTransientDataAccessException
                && !(e instanceof NonTransientDataAccessResourceException)
                && !(e instanceof DataAccessResourceFailureException);
    }

    @Override
    public void start() {
        running = true;
        writer = Thread.ofPlatform().name("webhook-inbox").start(this::write);
    }

    /** Writes what is waiting, then ends. */
    @Override
    public void stop() {
        running = false;
        Thread writing = writer;
        if (writing != null) {
            try {
                writing.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Begins before the web server takes requests, and ends after it has answered the last. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
