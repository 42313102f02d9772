package io.curasync.notification.ui;

import io.curasync.notification.NotificationItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Determines the order of the visible notifications, so that nothing moves under the pointer. New notifications become visible
 * only when the user requests them, or if no notification is visible. A visible notification stays at its position if further
 * events are added to it.
 */
final class VisibleNotifications {

    /**
     * Sort times of the visible notifications by id. The sort time is the time of the latest event at the moment when the
     * notification became visible.
     */
    private final Map<Long, Instant> sortTimes = new HashMap<>();

    private Instant newest = Instant.MAX;

    /**
     * Result of {@link #split}.
     *
     * @param visible notifications in display order
     * @param pendingCount number of new notifications that are not visible yet
     */
    record Split(List<NotificationItem> visible, int pendingCount) {}

    /** Makes all notifications visible at the next call of {@link #split}, latest event first. */
    void reset() {
        newest = Instant.MAX;
        sortTimes.clear();
    }

    /**
     * Splits notifications into visible and pending ones.
     *
     * @param fresh current notifications, latest event first
     */
    Split split(List<NotificationItem> fresh) {
        List<NotificationItem> visible = new ArrayList<>(fresh.stream()
                .filter(notificationItem -> sortTimes.containsKey(notificationItem.id())
                        || !notificationItem.latestAt().isAfter(newest))
                .toList());
        if (visible.isEmpty()) {
            // If no notification is visible, none can move under the pointer.
            visible.addAll(fresh);
        }
        visible.forEach(notificationItem -> sortTimes.putIfAbsent(notificationItem.id(), notificationItem.latestAt()));
        visible.sort(Comparator.comparing((NotificationItem notificationItem) -> sortTimes.get(notificationItem.id()))
                .thenComparing(NotificationItem::id)
                .reversed());
        if (newest.equals(Instant.MAX) && !visible.isEmpty()) {
            newest = visible.getFirst().latestAt();
        }
        return new Split(List.copyOf(visible), fresh.size() - visible.size());
    }
}
