package io.curasync.notification.ui;

import io.curasync.account.CurrentUser;
import io.curasync.notification.BellContent;
import io.curasync.notification.Notifications;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.Toast;
import java.time.Instant;
import java.util.List;

/** Action that marks the notifications of a user as read, with an undo button. */
final class MarkAllReadAction {

    private MarkAllReadAction() {}

    /**
     * Returns the label of the button.
     *
     * @param unread number of unread notifications; {@link BellContent#MAX_UNREAD} means that number or more
     */
    static String label(int unread) {
        return unread == 0 ? "Mark all as read" : "Mark %s as read".formatted(BellContent.unreadLabel(unread));
    }

    /**
     * Marks the user's notifications up to a time as read. If any of them was unread, opens a toast with an undo button.
     *
     * @param newest time of the latest event that the user has seen; later notifications stay unread
     */
    static void mark(Notifications notifications, CurrentUser user, Instant newest) {
        List<Long> read = notifications.markAllRead(user, newest);
        if (!read.isEmpty()) {
            Toast.undoable(
                    "Marked " + NumberLabels.of(read.size(), "notification") + " as read",
                    () -> notifications.markUnread(user, read));
        }
    }
}
