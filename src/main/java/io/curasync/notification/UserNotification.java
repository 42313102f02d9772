package io.curasync.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event to be stored as a notification for one user.
 *
 * @param key identifies the event; unique per user and kind of notification
 * @param events number of practices that the event is about
 * @param practices CuraSync's ids of the practices; empty if the user lost the practices and may no longer see them
 * @param detail the new owner, such as {@code Dana Reyes}, if the user lost the practices; null if the user received them
 */
record UserNotification(
        long userId,
        String key,
        int events,
        List<Long> practices,
        @Nullable String detail) {}
