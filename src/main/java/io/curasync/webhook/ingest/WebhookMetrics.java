package io.curasync.webhook.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Counts new, duplicate and rejected deliveries. */
@Component
class WebhookMetrics {

    private final Counter received;
    private final Counter duplicates;
    private final Map<RejectReason, Counter> rejected = new EnumMap<>(RejectReason.class);

    WebhookMetrics(MeterRegistry registry) {
        received = Counter.builder("curasync.webhook.received")
                .description("Deliveries stored in the inbox, without duplicates")
                .register(registry);
        duplicates = Counter.builder("curasync.webhook.duplicates")
                .description("Deliveries that were already stored")
                .register(registry);
        for (RejectReason rejectReason : RejectReason.values()) {
            rejected.put(
                    rejectReason,
                    Counter.builder("curasync.webhook.rejected")
                            .description("Deliveries rejected")
                            .tag("reason", rejectReason.tag())
                            .register(registry));
        }
    }

    void stored(boolean duplicate) {
        (duplicate ? duplicates : received).increment();
    }

    void rejected(RejectReason rejectReason) {
        Objects.requireNonNull(rejected.get(rejectReason)).increment();
    }
}
