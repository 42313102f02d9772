package io.curasync.webhook.ingest;

import java.time.Instant;

/**
 * A delivery with a valid signature that is not a valid event or that PostgreSQL cannot store.
 *
 * @param at time of receipt
 * @param reason message in the response to the sender
 * @param bytes length of the body in bytes
 * @param excerpt text of the first 2,000 bytes of the body; control characters and invalid bytes are replaced
 */
public record UnreadableDelivery(long id, Instant at, String reason, int bytes, String excerpt) {}
