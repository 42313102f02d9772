package io.curasync.notification.push;

/** Result of an attempt to send a push. */
sealed interface PushOutcome {

    /** The push service has accepted the push. */
    record Delivered() implements PushOutcome {}

    /** The subscription no longer exists, for example because the browser was uninstalled or the user has blocked notifications. */
    record Gone() implements PushOutcome {}

    /**
     * The push service could not be reached or did not accept the push. A later attempt may succeed.
     *
     * @param reason reason of the failure for admins; names the host of the push service
     */
    record Failed(String reason) implements PushOutcome {}
}
