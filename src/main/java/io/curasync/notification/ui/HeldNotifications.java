package io.curasync.notification.ui;

import io.curasync.notification.NotificationItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps what is on the screen where it is: what arrives is held back until the user asks for it, and what grows stays in its
 * place.
 */
final class HeldNotifications {

    /** When each of those on the screen had happened, as its place says. */
    private final Map<Long, Instant> places = new HashMap<>();

    private Instant newest = Instant.MAX;

    /** @param held the number of those that wait */
    record Split(List<NotificationItem> shown, int held) {}

    /** Lets everything in that comes next. */
    void release() {
        newest = Instant.MAX;
        places.clear();
    }

    /** @param fresh the latest first */
    Split split(List<NotificationItem> fresh) {
        List<NotificationItem> shown = new ArrayList<>(fresh.stream()
                .filter(notificationItem -> places.containsKey(notificationItem.id())
                        || !notificationItem.latestAt().isAfter(newest))
                .toList());
        if (shown.isEmpty()) {
            // Nothing can move that is not there.
            shown.addAll(fresh);
        }
        shown.forEach(notificationItem -> places.putIfAbsent(notificationItem.id(), notificationItem.latestAt()));
        shown.sort(Comparator.comparing((NotificationItem notificationItem) -> places.get(notificationItem.id()))
                .thenComparing(NotificationItem::id)
                .reversed());
        if (newest.equals(Instant.MAX) && !shown.isEmpty()) {
            newest = shown.getFirst().latestAt();
        }
        return new Split(List.copyOf(shown), fresh.size() - shown.size());
    }
}
