package io.curasync.webhook.ingest;

import io.curasync.webhook.ingest.Inbox.StoredDelivery;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A delivery whose request waits for the commit.
 *
 * @param sinceNanos {@link System#nanoTime()} when the request started to wait
 * @param stored the result, or the reason why the delivery could not be stored
 */
record PendingDelivery(Delivery delivery, long sinceNanos, CompletableFuture<StoredDelivery> stored) {

    static PendingDelivery of(Delivery delivery) {
        return new PendingDelivery(delivery, System.nanoTime(), new CompletableFuture<>());
    }

    boolean hasWaited(Duration time) {
        return System.nanoTime() - sinceNanos > time.toNanos();
    }
}
