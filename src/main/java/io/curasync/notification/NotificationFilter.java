package io.curasync.notification;

import org.jspecify.annotations.Nullable;

/**
 * Which notifications are asked for.
 *
 * @param search part of a practice's name or id, or of what is told of it; "" does not restrict
 * @param kind null for every kind
 */
public record NotificationFilter(
        String search, boolean unreadOnly, @Nullable NotificationKind kind) {

    public static final NotificationFilter ALL = new NotificationFilter("", false, null);
}
