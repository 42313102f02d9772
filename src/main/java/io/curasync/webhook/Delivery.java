package io.curasync.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A verified delivery on its way into the inbox.
 *
 * @param event its type, cleaned so that PostgreSQL can keep it
 * @param dedupeKey what makes two deliveries the same event; null: never a duplicate
 * @param body as it came
 * @param lane see {@link Partition}
 * @param known whether the type is one that the worker turns into facts
 */
record Delivery(
        String event,
        @Nullable String dedupeKey,
        String body,
        int lane,
        boolean known,
        @Nullable Instant sourceTime) {}
