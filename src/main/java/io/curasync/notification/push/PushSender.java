package io.curasync.notification.push;

import io.curasync.notification.NotificationItem;
import io.curasync.notification.NotificationQuery;
import io.curasync.platform.BackgroundLoop;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Background loop that sends due pushes. All instances may run the loop, because each push is claimed by only one instance. */
@Component
class PushSender extends BackgroundLoop {

    private static final Logger log = LoggerFactory.getLogger(PushSender.class);

    /**
     * Maximum number of pushes that are sent at the same time. Concurrent attempts prevent a slow push service from delaying other pushes
     * for long.
     */
    private static final int MAX_CONCURRENT = 8;

    private final PushDistribution distribution;
    private final PushQueue queue;
    private final PushSubscriptions subscriptions;
    private final PushKeys keys;
    private final PushClient client;
    private final NotificationQuery query;
    private final boolean enabled;

    PushSender(
            PushDistribution distribution,
            PushQueue queue,
            PushSubscriptions subscriptions,
            PushKeys keys,
            PushClient client,
            NotificationQuery query,
            PushProperties properties) {
        super("push-sender", properties.every(), properties.every(), PushClient.TIMEOUT);
        this.distribution = distribution;
        this.queue = queue;
        this.subscriptions = subscriptions;
        this.keys = keys;
        this.client = client;
        this.query = query;
        enabled = properties.enabled();
    }

    @Override
    public boolean isAutoStartup() {
        return enabled;
    }

    /** Starts the loop. Reads or generates the key pair first, because pages need the public key even during a database outage. */
    @Override
    public void start() {
        keys.current();
        super.start();
    }

    @Override
    protected boolean work() throws InterruptedException, ExecutionException {
        boolean isMore = distribution.distribute();
        List<PushQueue.Claim> claims = queue.claim(MAX_CONCURRENT);
        if (!claims.isEmpty()) {
            sendAll(claims);
        }
        return isMore || !claims.isEmpty();
    }

    private void sendAll(List<PushQueue.Claim> claims) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> attempts = claims.stream()
                    .map(claim -> (Callable<Void>) () -> {
                        send(claim);
                        return null;
                    })
                    .toList();
            for (Future<Void> attempt : threads.invokeAll(attempts)) {
                await(attempt);
            }
        }
    }

    private static void await(Future<Void> attempt) throws InterruptedException, ExecutionException {
        try {
            attempt.get();
        } catch (ExecutionException e) {
            // The loop recognizes a database failure by its exception, so the exception must not be wrapped.
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private void send(PushQueue.Claim claim) throws InterruptedException {
        Optional<Instant> quietUntil = claim.recipient().endOfQuietHours(claim.now());
        if (!claim.serverKey().equals(keys.current().publicKey())) {
            // Push services accept only the key with which the browser subscribed. The next page in the browser
            // subscribes
            // with the new key.
            subscriptions.forget(claim.target());
        } else if (quietUntil.isPresent()) {
            queue.postpone(claim, quietUntil.get());
        } else {
            List<NotificationItem> notices = query.unread(claim.recipient().user(), claim.notifications());
            if (notices.isEmpty()) {
                queue.complete(claim, false);
            } else {
                send(claim, PushContent.of(notices, claim.recipient().zone()));
            }
        }
    }

    private void send(PushQueue.Claim claim, PushContent content) throws InterruptedException {
        switch (client.send(claim.target(), content)) {
            case PushOutcome.Delivered _ -> queue.complete(claim, true);
            case PushOutcome.Gone _ -> {
                subscriptions.forget(claim.target());
                log.info(
                        "Removed a push subscription of user {}: it no longer exists",
                        claim.recipient().user().id());
            }
            case PushOutcome.Failed failed -> fail(claim, failed.reason());
        }
    }

    private void fail(PushQueue.Claim claim, String reason) {
        long user = claim.recipient().user().id();
        if (queue.fail(claim, reason)) {
            log.warn("Gave up on a push to user {} after a day of failed attempts: {}", user, reason);
        } else {
            log.warn("Could not push to user {}, will retry: {}", user, reason);
        }
    }
}
