package io.curasync.webhook.processing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An inbox event with the data needed to apply it.
 *
 * @param event event type
 * @param body the payload; null if it is no longer stored
 * @param attempts number of previous attempts. Attempts before the last replay do not count, nor do attempts before the event waited for
 *     its practice.
 * @param sourceAt signed timestamp; null if the signature covers no timestamp
 * @param receivedAt time of receipt according to PostgreSQL
 */
public record InboxEvent(
        long id,
        String event,
        @Nullable String body,
        int attempts,
        @Nullable Instant sourceAt,
        Instant receivedAt) {}
