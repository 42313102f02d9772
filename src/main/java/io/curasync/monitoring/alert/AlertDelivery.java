package io.curasync.monitoring.alert;

import io.curasync.monitoring.CheckId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert and the state of its delivery.
 *
 * @param check the check of the incident; null for a test alert, or if this version does not have the check
 * @param attempts number of requests so far
 * @param deliveredAt time at which the alert URL answered with a 2xx status; null if the alert was not delivered
 * @param nextAttemptAt time of the next request; null if the alert was delivered, or was given up after too many attempts
 * @param error reason why the last completed attempt failed; null if it succeeded or if there was none
 */
public record AlertDelivery(
        @Nullable CheckId check,
        AlertType type,
        Instant createdAt,
        int attempts,
        @Nullable Instant deliveredAt,
        @Nullable Instant nextAttemptAt,
        @Nullable String error) {}
