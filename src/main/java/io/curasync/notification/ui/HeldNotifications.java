package io.curasync.notification.ui;

import io.curasync.notification.NotificationItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps visible notifications in place: new ones are held back until the user asks for them, and growing ones do not move to the top.
 */
final class HeldNotifications {

    /** The sort time of each visible notification, fixed when it was first shown. */
    private final Map<Long, Instant> sortTimes = new HashMap<>();

    private Instant newest = Instant.MAX;

    /** @param held number of notifications held back */
    record Split(List<NotificationItem> shown, int held) {}

    /** Makes the next call of {@link #split} show all notifications. */
    void release() {
        newest = Instant.MAX;
        sortTimes.clear();
    }

    /** @param fresh latest first */
    Split split(List<NotificationItem> fresh) {
        List<NotificationItem> shown = new ArrayList<>(fresh.stream()
                .filter(notificationItem -> sortTimes.containsKey(notificationItem.id())
                        || !notificationItem.latestAt().isAfter(newest))
                .toList());
        if (shown.isEmpty()) {
            // On an empty screen, nothing can move.
            shown.addAll(fresh);
        }
        shown.forEach(notificationItem -> sortTimes.putIfAbsent(notificationItem.id(), notificationItem.latestAt()));
        shown.sort(Comparator.comparing((NotificationItem notificationItem) -> sortTimes.get(notificationItem.id()))
                .thenComparing(NotificationItem::id)
                .reversed());
        if (newest.equals(Instant.MAX) && !shown.isEmpty()) {
            newest = shown.getFirst().latestAt();
        }
        return new Split(List.copyOf(shown), fresh.size() - shown.size());
    }
}
