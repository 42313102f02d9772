package io.curasync.webhook.processing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event of the inbox with its payload, as applied by a worker. */
public record InboxEvent(
        long id,
        String event,
        @Nullable String body,
        int attempts,
        @Nullable Instant sourceAt,
        Instant receivedAt) {}
