package io.curasync.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * A delivery that was genuine and could not be kept as an event.
 *
 * @param reason what the sender was answered
 * @param bytes how long the body was
 * @param excerpt its beginning, readable: what cannot be shown is replaced
 */
@Schema(name = "WebhookRefusal")
public record UnreadableDelivery(long id, Instant at, String reason, int bytes, String excerpt) {}
