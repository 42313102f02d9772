package io.curasync.webhook.ingest;

import java.time.Instant;

/**
 * A delivery with a valid signature that is no valid event.
 *
 * @param at time of receipt
 * @param reason message in the response to the sender
 * @param bytes length of the body in bytes
 * @param excerpt start of the body, in which characters that cannot be displayed are replaced
 */
public record UnreadableDelivery(long id, Instant at, String reason, int bytes, String excerpt) {}
