package io.curasync.webhook.ingest;

import io.curasync.webhook.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A verified delivery that is about to be stored in the inbox.
 *
 * @param event event type, without characters that PostgreSQL cannot store
 * @param ids ids in the event's data, stored as columns, so that searches need not parse the body
 * @param dedupeKey see {@link DedupeKey}; null if the event has no key and is never a duplicate
 * @param body the body as received
 * @param partition number of the partition, see {@link Partition}
 * @param sourceTime signed timestamp; null if the signature covers no timestamp
 */
public record Delivery(
        String event,
        EventIds ids,
        @Nullable String dedupeKey,
        String body,
        int partition,
        @Nullable Instant sourceTime) {

    /** Returns whether the event type is known, so that workers apply the event. */
    boolean isKnown() {
        return EventType.of(event) != null;
    }
}
