package io.curasync.notification;

import java.util.List;

/**
 * Content of a user's notification bell.
 *
 * @param unread number of unread notifications, at most {@link #MAX_UNREAD}
 * @param newest the newest notifications, read and unread, newest first
 */
public record BellContent(int unread, List<NotificationItem> newest) {

    /** Maximum of the count of unread notifications. */
    public static final int MAX_UNREAD = 100;

    static final int MAX_ITEMS = 20;

    /** Returns the label of the count; empty if there are no unread notifications. */
    public String unreadLabel() {
        return unreadLabel(unread);
    }

    /** Returns the label of a count: "99+" for {@link #MAX_UNREAD}, empty for 0. */
    public static String unreadLabel(int unread) {
        return unread == 0 ? "" : unread >= MAX_UNREAD ? MAX_UNREAD - 1 + "+" : Integer.toString(unread);
    }
}
