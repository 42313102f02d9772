/** Applies stored events to the ledger. Retries failed attempts. Orders wait until their practices are known. */
@org.jspecify.annotations.NullMarked
package io.curasync.webhook.processing;
