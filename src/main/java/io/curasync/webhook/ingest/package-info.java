/** Receives deliveries. Checks their rate, body size and signature, computes the deduplication key, and stores the events in the inbox. */
@org.jspecify.annotations.NullMarked
package io.curasync.webhook.ingest;
