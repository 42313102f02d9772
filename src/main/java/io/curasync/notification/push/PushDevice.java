package io.curasync.notification.push;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device that receives a user's push notifications.
 *
 * @param device name of the browser and its system, such as {@code Chrome on Android}
 * @param lastSuccessAt time of the last push that the push service accepted; null if there was none
 * @param failedAt time of the last attempt if it failed, otherwise null
 */
public record PushDevice(
        long id,
        String endpoint,
        String device,
        Instant createdAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant failedAt) {}
