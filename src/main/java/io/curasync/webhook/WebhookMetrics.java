package io.curasync.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What the door counts: deliveries kept, repeated and refused. */
@Component
class WebhookMetrics {

    private final Counter received;
    private final Counter duplicates;
    private final Map<RejectReason, Counter> rejected = new EnumMap<>(RejectReason.class);

    WebhookMetrics(MeterRegistry registry) {
        received = Counter.builder("curasync.webhook.received")
                .description("Deliveries kept in the inbox, repeats not counted")
                .register(registry);
        duplicates = Counter.builder("curasync.webhook.duplicates")
                .description("Deliveries that had been kept before")
                .register(registry);
        for (RejectReason rejectReason : RejectReason.values()) {
            rejected.put(
                    rejectReason,
                    Counter.builder("curasync.webhook.rejected")
                            .description("Deliveries refused")
                            .tag("reason", rejectReason.tag())
                            .register(registry));
        }
    }

    void kept(boolean duplicate) {
        (duplicate ? duplicates : received).increment();
    }

    void rejected(RejectReason rejectReason) {
        Objects.requireNonNull(rejected.get(rejectReason)).increment();
    }
}
