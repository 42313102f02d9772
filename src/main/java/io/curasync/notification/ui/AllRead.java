package io.curasync.notification.ui;

import io.curasync.account.CurrentUser;
import io.curasync.base.Quantity;
import io.curasync.base.Toast;
import io.curasync.notification.NoticeFeed;
import io.curasync.notification.Notifications;
import java.time.Instant;
import java.util.List;

/** Marks all of a user's notifications as read, and offers to undo it. */
final class AllRead {

    private AllRead() {}

    /** @param unread {@link NoticeFeed#MOST} for that many or more */
    static String label(int unread) {
        return unread == 0 ? "Mark all as read" : "Mark %s as read".formatted(NoticeFeed.words(unread));
    }

    /** @param newest the latest time of those that the user has seen */
    static void mark(Notifications notifications, CurrentUser user, Instant newest) {
        List<Long> read = notifications.markAllRead(user, newest);
        if (!read.isEmpty()) {
            Toast.undoable(
                    "Marked " + Quantity.of(read.size(), "notification") + " as read",
                    () -> notifications.markUnread(user, read));
        }
    }
}
