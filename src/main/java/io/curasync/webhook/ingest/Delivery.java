package io.curasync.webhook.ingest;

import io.curasync.webhook.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A verified delivery that is about to be stored in the inbox.
 *
 * @param event event type, sanitized so that PostgreSQL can store it
 * @param ids ids in its data, stored as columns, so that searches need not parse the body
 * @param dedupeKey see {@link DedupeKey}; null if the delivery is never a duplicate
 * @param body the body as received
 * @param partition see {@link Partition}
 * @param sourceTime signed timestamp; null if the signature covers none
 */
public record Delivery(
        String event,
        EventIds ids,
        @Nullable String dedupeKey,
        String body,
        int partition,
        @Nullable Instant sourceTime) {

    /** Whether workers turn events of this type into facts. */
    boolean isKnown() {
        return EventType.of(event) != null;
    }
}
