/** The inbox of webhooks, for admins. */
@org.jspecify.annotations.NullMarked
package io.curasync.webhook.ui;
