package io.curasync.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event of the inbox with its payload, as applied by a worker. */
record InboxEvent(
        long id,
        String event,
        @Nullable String body,
        int attempts,
        @Nullable Instant sourceAt,
        Instant receivedAt) {}
