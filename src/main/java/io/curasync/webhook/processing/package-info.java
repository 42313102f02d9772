/** Applies stored events to the ledger. Retries failed attempts, and lets orders wait for their practices. */
@org.jspecify.annotations.NullMarked
package io.curasync.webhook.processing;
