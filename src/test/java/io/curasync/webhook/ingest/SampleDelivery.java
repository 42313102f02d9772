package io.curasync.webhook.ingest;

import org.jspecify.annotations.Nullable;

/** Deliveries for tests that do not depend on their content. */
public final class SampleDelivery {

    private static final EventIds NO_IDS = new EventIds(null, null, null);

    private SampleDelivery() {}

    static Delivery order(@Nullable String key, String body) {
        return of("order.placed", key, body);
    }

    static Delivery of(String event, @Nullable String key, String body) {
        return new Delivery(event, NO_IDS, key, body, 0, null);
    }

    public static Delivery inPartition(int partition) {
        return new Delivery("order.placed", NO_IDS, null, "{}", partition, null);
    }
}
