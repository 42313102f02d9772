package io.curasync.notification;

import org.jspecify.annotations.Nullable;

/**
 * A filter of notifications.
 *
 * @param search part of a practice's name or id, or of the details; empty does not restrict
 * @param kind {@code null} for all kinds
 */
public record NotificationFilter(
        String search, boolean unreadOnly, @Nullable NotificationKind kind) {

    public static final NotificationFilter ALL = new NotificationFilter("", false, null);
}
