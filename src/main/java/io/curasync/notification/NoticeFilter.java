package io.curasync.notification;

import org.jspecify.annotations.Nullable;

/**
 * Which notifications are asked for.
 *
 * @param kind null: of every kind
 */
public record NoticeFilter(boolean unreadOnly, @Nullable NotificationKind kind) {

    public static final NoticeFilter ALL = new NoticeFilter(false, null);
}
