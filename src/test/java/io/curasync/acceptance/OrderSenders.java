package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends orders sequentially on several connections, as real senders do, as fast as they are answered or at a fixed rate. A request without
 * a response or with a 5xx is repeated with the same bytes until it is acknowledged.
 */
final class OrderSenders implements AutoCloseable {

    private static final Duration BACK_OFF = Duration.ofMillis(400);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(60);

    private final int practices;
    private final long intervalNanos;
    private final long startNanos = System.nanoTime();
    private final ExecutorService threads;
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicLong slowestNanos = new AtomicLong();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<ApiClient.Response> refusals = new ConcurrentLinkedQueue<>();
    private volatile boolean sending = true;
    private volatile boolean abandoned;

    /** Starts immediately, with practices 1 to {@code practices} of the fixed population. */
    OrderSenders(WebhookClient webhooks, int connections, int practices) {
        this(webhooks, connections, practices, Integer.MAX_VALUE);
    }

    /** @param perSecond maximum number of orders per second, over all connections */
    OrderSenders(WebhookClient webhooks, int connections, int practices, int perSecond) {
        this(List.of(webhooks), connections, practices, perSecond);
    }

    /**
     * Distributes the connections over several instances.
     *
     * @param perSecond maximum number of orders per second, over all connections
     */
    OrderSenders(List<WebhookClient> instances, int connections, int practices, int perSecond) {
        this.practices = practices;
        this.intervalNanos = Duration.ofSeconds(1).toNanos() / perSecond;
        this.threads = Executors.newFixedThreadPool(connections);
        for (int i = 0; i < connections; i++) {
            WebhookClient webhooks = instances.get(i % instances.size());
            threads.execute(() -> send(webhooks));
        }
    }

    private void send(WebhookClient webhooks) {
        while (sending) {
            int n = number.incrementAndGet();
            LockSupport.parkNanos(startNanos + n * intervalNanos - System.nanoTime());
            String order = "ord_" + n;
            String user = SourcePractice.number(1 + n % practices).userId();
            HttpRequest delivery =
                    webhooks.hexSigned(orderPlaced(user, order, Instant.now()).getBytes(StandardCharsets.UTF_8));
            while (!abandoned && !acknowledges(delivery)) {
                LockSupport.parkNanos(BACK_OFF.toNanos());
            }
            if (!abandoned) {
                acknowledged.add(order);
            }
        }
    }

    private boolean acknowledges(HttpRequest delivery) {
        long since = System.nanoTime();
        try {
            ApiClient.Response answer = ApiClient.trySend(delivery);
            if (answer.status() != 200) {
                refusals.add(answer);
            }
            return answer.status() == 200;
        } catch (IOException nobodyThere) {
            unanswered.incrementAndGet();
            return false;
        } finally {
            slowestNanos.accumulateAndGet(System.nanoTime() - since, Math::max);
        }
    }

    int acknowledgedSoFar() {
        return acknowledged.size();
    }

    /** Returns the average number of acknowledged orders per second since the start. */
    double perSecond() {
        return acknowledged.size() * 1e9 / (System.nanoTime() - startNanos);
    }

    /** Returns the responses with a status other than 200. */
    Queue<ApiClient.Response> refusals() {
        return refusals;
    }

    /** Returns the number of deliveries without a response: no connection, or one that was cut. */
    int unanswered() {
        return unanswered.get();
    }

    /** Returns the response time of the slowest delivery. */
    Duration slowest() {
        return Duration.ofNanos(slowestNanos.get());
    }

    /** Stops sending new orders and returns once the last one is acknowledged; returns the ids of all. */
    Set<String> finish() throws InterruptedException {
        sending = false;
        threads.shutdown();
        assertThat(threads.awaitTermination(LAST_ANSWERS.toSeconds(), TimeUnit.SECONDS))
                .as("every order is acknowledged in the end")
                .isTrue();
        return Set.copyOf(acknowledged);
    }

    @Override
    public void close() {
        sending = false;
        abandoned = true;
        threads.close();
    }
}
