package io.curasync.notification;

import java.util.List;

/**
 * Content of a user's notification bell.
 *
 * @param unread number of unread notifications, at most {@link #MAX_UNREAD}
 * @param newest the latest notifications that are not dismissed, both read and unread, latest first; at most {@value #MAX_ITEMS}
 */
public record BellContent(int unread, List<NotificationItem> newest) {

    /** Maximum value of {@link #unread}. Further unread notifications are not counted. */
    public static final int MAX_UNREAD = 100;

    static final int MAX_ITEMS = 20;

    /** Returns {@link #unread} as text. The text is "" for 0, and "99+" for {@link #MAX_UNREAD}. */
    public String unreadLabel() {
        return unreadLabel(unread);
    }

    /** Returns a number of unread notifications as text. The text is "" for 0, and "99+" for {@link #MAX_UNREAD} or more. */
    public static String unreadLabel(int unread) {
        return unread == 0 ? "" : unread >= MAX_UNREAD ? MAX_UNREAD - 1 + "+" : Integer.toString(unread);
    }
}
