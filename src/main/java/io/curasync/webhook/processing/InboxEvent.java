package io.curasync.webhook.processing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of the inbox with the data that a worker applies.
 *
 * @param event event type
 * @param body the payload; null if it is no longer stored
 * @param attempts number of attempts since receipt or since the last replay
 * @param sourceAt signed timestamp; null if the signature covers no timestamp
 */
public record InboxEvent(
        long id,
        String event,
        @Nullable String body,
        int attempts,
        @Nullable Instant sourceAt,
        Instant receivedAt) {}
