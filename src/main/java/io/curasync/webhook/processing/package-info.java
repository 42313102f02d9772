/** Applies stored events to the ledger, with retries and waiting events. */
@org.jspecify.annotations.NullMarked
package io.curasync.webhook.processing;
