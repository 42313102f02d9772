package io.curasync.webhook.ingest;

import io.curasync.webhook.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery with a valid signature, before it is stored in the inbox.
 *
 * @param event event type, truncated to 200 characters; control characters are replaced
 * @param ids ids in the data of the event. They are stored as columns, so that searches need not parse the body.
 * @param dedupeKey key by which duplicates are detected, see {@link DedupeKey}; null if the event has no key and is never a duplicate
 * @param body the body as received, decoded from UTF-8 without a byte order mark
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

    /** Returns whether the event type is known. Workers only apply events of known types. */
    boolean isKnown() {
        return EventType.of(event) != null;
    }
}
