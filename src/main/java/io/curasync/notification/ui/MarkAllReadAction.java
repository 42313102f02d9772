package io.curasync.notification.ui;

import io.curasync.account.CurrentUser;
import io.curasync.notification.BellContent;
import io.curasync.notification.Notifications;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.Toast;
import java.time.Instant;
import java.util.List;

/** Marks all of a user's notifications as read, and offers to undo it. */
final class MarkAllReadAction {

    private MarkAllReadAction() {}

    /** @param unread {@link BellContent#MAX_UNREAD} means that many or more */
    static String label(int unread) {
        return unread == 0 ? "Mark all as read" : "Mark %s as read".formatted(BellContent.words(unread));
    }

    /** @param newest the latest time of the notifications that the user has seen */
    static void mark(Notifications notifications, CurrentUser user, Instant newest) {
        List<Long> read = notifications.markAllRead(user, newest);
        if (!read.isEmpty()) {
            Toast.undoable(
                    "Marked " + NumberLabels.of(read.size(), "notification") + " as read",
                    () -> notifications.markUnread(user, read));
        }
    }
}
