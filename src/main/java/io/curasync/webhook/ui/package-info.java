/** Screens with the received events and with the failures, for admins. */
@org.jspecify.annotations.NullMarked
package io.curasync.webhook.ui;
