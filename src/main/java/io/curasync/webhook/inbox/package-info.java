/** Reads, filters, exports and replays stored events. */
@org.jspecify.annotations.NullMarked
package io.curasync.webhook.inbox;
