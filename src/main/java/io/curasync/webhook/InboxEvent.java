package io.curasync.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event that the worker has claimed. */
record InboxEvent(
        long id,
        String event,
        @Nullable String body,
        int attempts,
        @Nullable Instant sourceAt,
        Instant receivedAt) {}
