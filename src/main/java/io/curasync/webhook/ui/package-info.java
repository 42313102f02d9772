/** Inbox screens, for admins. */
@org.jspecify.annotations.NullMarked
package io.curasync.webhook.ui;
