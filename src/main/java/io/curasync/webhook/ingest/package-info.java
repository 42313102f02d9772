/** Receives deliveries: limits, signature, deduplication key, committed storage in the inbox. */
@org.jspecify.annotations.NullMarked
package io.curasync.webhook.ingest;
