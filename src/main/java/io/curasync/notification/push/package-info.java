/**
 * Web push, which delivers notifications to subscribed browsers even if no page is open. Contains the subscriptions, the queue, the
 * background loop that sends pushes, and the preferences.
 */
@org.jspecify.annotations.NullMarked
package io.curasync.notification.push;
