package io.curasync.notification;

import java.util.List;

/**
 * What a user's bell shows.
 *
 * @param unread how many, {@link #MAX_UNREAD} at most
 * @param newest the newest first, read ones too
 */
public record BellContent(int unread, List<NotificationItem> newest) {

    /** Beyond this many nobody counts. */
    public static final int MAX_UNREAD = 100;

    static final int SHOWN = 20;

    /** The count for people: "" for none. */
    public String unreadWords() {
        return words(unread);
    }

    /** As {@link #unreadWords()}, of a count that was read elsewhere. */
    public static String words(int unread) {
        return unread == 0 ? "" : unread >= MAX_UNREAD ? MAX_UNREAD - 1 + "+" : Integer.toString(unread);
    }
}
