package io.curasync.notification.push;

/**
 * A subscribed browser, with the data needed to send a push to it.
 *
 * @param endpoint URL at the push service of the browser
 * @param p256dh public key of the browser, in base64url
 * @param auth secret of the subscription, in base64url
 * @param device name of the browser and its system
 */
record PushTarget(long id, String endpoint, String p256dh, String auth, String device) {}
