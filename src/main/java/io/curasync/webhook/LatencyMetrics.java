package io.curasync.webhook;

import io.curasync.live.Topic;
import io.curasync.live.UiPushListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import org.springframework.stereotype.Component;

/**
 * Measures latencies of events on this instance. A latency is the time from the receipt of an event until the event is committed, applied,
 * or pushed to an open screen.
 */
@Component
public class LatencyMetrics implements UiPushListener {

    private static final int MAX_PENDING = 10_000;

    private final Instant startedAt = Instant.now();
    private final Timer committed;
    private final Timer applied;
    private final Timer pushed;

    /**
     * Applied events whose changes have not been pushed to a screen yet, oldest first; at most {@link #MAX_PENDING}. Guarded by its own
     * monitor.
     */
    private final Deque<Applied> pending = new ArrayDeque<>();

    LatencyMetrics(MeterRegistry registry) {
        committed = Percentiles.timer(
                        "curasync.webhook.acknowledged",
                        "From the first byte of a delivery to its commit",
                        Duration.ofSeconds(30))
                .register(registry);
        applied = Percentiles.timer(
                        "curasync.webhook.applied", "From receipt until an event is applied", Duration.ofMinutes(5))
                .register(registry);
        pushed = Percentiles.timer(
                        "curasync.webhook.pushed",
                        "From receipt until an event is pushed to an open screen",
                        Duration.ofMinutes(5))
                .register(registry);
    }

    /**
     * An event that was applied to the ledger.
     *
     * @param atNanos {@link System#nanoTime} after the commit of the batch that applied the event
     * @param sinceReceipt time from receipt to application
     */
    private record Applied(long atNanos, Duration sinceReceipt) {}

    /** Returns the percentiles of the latencies, for the Webhooks screen. */
    public InboxStats.Latency percentiles() {
        return new InboxStats.Latency(
                startedAt, Percentiles.of(committed), Percentiles.of(applied), Percentiles.of(pushed));
    }

    /**
     * Records the latency of an acknowledged delivery. Duplicates are recorded too.
     *
     * @param sinceReceipt time from receipt to acknowledgment
     */
    public void committed(Duration sinceReceipt) {
        committed.record(sinceReceipt);
    }

    /**
     * Records the latencies of applied events. Called after the commit.
     *
     * @param sinceReceipt time from receipt to application, for each event
     */
    public void applied(Collection<Duration> sinceReceipt) {
        long now = System.nanoTime();
        synchronized (pending) {
            for (Duration duration : sinceReceipt) {
                applied.record(duration);
                pending.add(new Applied(now, duration));
            }
            while (pending.size() > MAX_PENDING) {
                pending.remove();
            }
        }
    }

    @Override
    public void pushed(Topic topic, long waitedSinceNanos, long readSinceNanos) {
        if (topic != Topic.LEDGER) {
            return;
        }
        long now = System.nanoTime();
        synchronized (pending) {
            while (!pending.isEmpty() && pending.peek().atNanos() - readSinceNanos <= 0) {
                Applied event = pending.remove();
                // Events that were applied before waitedSinceNanos are not measured. No screen was open at that time,
                // or an earlier read included the event without a visible change.
                if (event.atNanos() - waitedSinceNanos >= 0) {
                    pushed.record(event.sinceReceipt().plusNanos(now - event.atNanos()));
                }
            }
        }
    }
}
