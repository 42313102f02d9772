package io.curasync.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the door counts: deliveries kept, repeated and refused, and how long a sender waits for the answer. */
@Component
class DoorMetrics {

    private final Counter received;
    private final Counter duplicates;
    private final Timer acknowledged;
    private final Map<Rejection, Counter> rejected = new EnumMap<>(Rejection.class);

    DoorMetrics(MeterRegistry registry) {
        received = Counter.builder("curasync.webhook.received")
                .description("Deliveries kept in the inbox, repeats not counted")
                .register(registry);
        duplicates = Counter.builder("curasync.webhook.duplicates")
                .description("Deliveries that had been kept before")
                .register(registry);
        acknowledged = Timer.builder("curasync.webhook.acknowledged")
                .description("From the first byte of a delivery to its commit")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(registry);
        for (Rejection rejection : Rejection.values()) {
            rejected.put(
                    rejection,
                    Counter.builder("curasync.webhook.rejected")
                            .description("Deliveries refused")
                            .tag("reason", rejection.tag())
                            .register(registry));
        }
    }

    /** @param since {@link System#nanoTime()} when the delivery came */
    void kept(boolean duplicate, long since) {
        (duplicate ? duplicates : received).increment();
        acknowledged.record(Duration.ofNanos(System.nanoTime() - since));
    }

    void rejected(Rejection rejection) {
        rejected.get(rejection).increment();
    }
}
