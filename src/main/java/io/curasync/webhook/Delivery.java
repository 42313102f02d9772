package io.curasync.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A verified delivery that is about to be stored in the inbox.
 *
 * @param event event type, sanitized so that PostgreSQL can store it
 * @param dedupeKey see {@link DedupeKey}; null if the delivery is never a duplicate
 * @param body the body as received
 * @param partition see {@link Partition}
 * @param known whether workers turn events of this type into facts
 */
record Delivery(
        String event,
        @Nullable String dedupeKey,
        String body,
        int partition,
        boolean known,
        @Nullable Instant sourceTime) {}
