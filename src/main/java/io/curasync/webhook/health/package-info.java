/** Health checks of webhooks, and the background work that collects the data for them. */
@org.jspecify.annotations.NullMarked
package io.curasync.webhook.health;
