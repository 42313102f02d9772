/** Reads, filters, exports and replays stored events, and deletes old ones. */
@org.jspecify.annotations.NullMarked
package io.curasync.webhook.inbox;
