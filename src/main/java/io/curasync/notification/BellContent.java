package io.curasync.notification;

import java.util.List;

/**
 * The content of a user's notification bell.
 *
 * @param unread number of unread notifications, at most {@link #MAX_UNREAD}
 * @param newest read and unread notifications, newest first
 */
public record BellContent(int unread, List<NotificationItem> newest) {

    /** Limit of the count. */
    public static final int MAX_UNREAD = 100;

    static final int MAX_ITEMS = 20;

    /** Returns the count as text; empty for none. */
    public String unreadWords() {
        return words(unread);
    }

    /** Like {@link #unreadWords()}, for a given count. */
    public static String words(int unread) {
        return unread == 0 ? "" : unread >= MAX_UNREAD ? MAX_UNREAD - 1 + "+" : Integer.toString(unread);
    }
}
