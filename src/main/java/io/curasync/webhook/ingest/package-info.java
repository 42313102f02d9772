/** Receives deliveries: checks rate limit, body size and signature, computes the deduplication key, and stores events in the inbox. */
@org.jspecify.annotations.NullMarked
package io.curasync.webhook.ingest;
