package io.curasync.notification;

import java.util.List;

/**
 * What a user's bell shows.
 *
 * @param unread how many, {@link #MOST} at most
 * @param newest the newest first, read ones too
 */
public record BellContent(int unread, List<NotificationItem> newest) {

    /** Beyond this many nobody counts. */
    public static final int MOST = 100;

    static final int SHOWN = 20;

    /** The count for people: "" for none. */
    public String unreadWords() {
        return words(unread);
    }

    /** As {@link #unreadWords()}, of a count that was read elsewhere. */
    public static String words(int unread) {
        return unread == 0 ? "" : unread >= MOST ? MOST - 1 + "+" : Integer.toString(unread);
    }
}
