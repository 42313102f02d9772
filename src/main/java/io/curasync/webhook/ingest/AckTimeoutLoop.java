package io.curasync.webhook.ingest;

import io.curasync.platform.BackgroundLoop;
import io.curasync.webhook.ingest.GroupCommit.UnavailableException;
import java.time.Duration;
import java.util.Collection;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Fails deliveries that have waited too long for their commit. One loop does this for all requests, because a timed wait of each virtual
 * thread would wake up the thread for delayed tasks twice per request.
 */
final class AckTimeoutLoop extends BackgroundLoop {

    static final Duration INTERVAL = Duration.ofMillis(100);

    private final Duration timeout;
    private final Queue<PendingDelivery> queue;
    private final Supplier<Collection<PendingDelivery>> batch;

    /**
     * Creates a loop.
     *
     * @param queue deliveries that the writer has not taken yet
     * @param batch returns the deliveries that the writer is storing
     */
    AckTimeoutLoop(Duration timeout, Queue<PendingDelivery> queue, Supplier<Collection<PendingDelivery>> batch) {
        super("webhook-ack-timeout", INTERVAL, INTERVAL, Duration.ZERO);
        this.timeout = timeout;
        this.queue = queue;
        this.batch = batch;
    }

    @Override
    protected boolean work() {
        for (PendingDelivery pending : queue) {
            // Removing the delivery ensures that it is not stored later without an answer.
            if (pending.hasWaited(timeout) && queue.remove(pending)) {
                fail(pending, GroupCommit.BLOCKED);
            }
        }
        for (PendingDelivery pending : batch.get()) {
            if (pending.hasWaited(timeout)) {
                fail(pending, GroupCommit.OUTCOME_UNKNOWN);
            }
        }
        return false;
    }

    private static void fail(PendingDelivery pending, String reason) {
        pending.stored().completeExceptionally(new UnavailableException(reason));
    }
}
