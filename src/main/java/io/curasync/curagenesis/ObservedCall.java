package io.curasync.curagenesis;

import org.jspecify.annotations.Nullable;

/**
 * A call to CuraGenesis by a sync run or a health check. Health checks derive their results from these calls.
 *
 * @param context text that names the sync run of the call and can be appended to a sentence, such as {@code " in sync #12"}; empty if a
 *     health check made the call
 * @param millis duration in milliseconds
 * @param status HTTP status; null if there was no usable response, or if {@code isPostponed}
 * @param error message for users, without a period; null if the call succeeded
 * @param isPostponed whether there is no result because CuraGenesis asked to wait, either earlier or in the response to this call
 */
record ObservedCall(
        String context,
        long millis,
        @Nullable Integer status,
        @Nullable String error,
        boolean isPostponed) {

    static ObservedCall postponed(SourceCooldown.Cooldown cooldown) {
        return new ObservedCall("", 0, null, cooldown.message(), true);
    }

    boolean succeeded() {
        return error == null;
    }

    /** Returns whether CuraGenesis rejected the token. */
    boolean isUnauthorized() {
        return status != null && (status == 401 || status == 403);
    }
}
