package io.curasync.notification.ui;

import io.curasync.notification.NotificationItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Detects new notifications, and new events of known notifications. Compares the notifications with the notifications that the screen has
 * received before.
 */
final class SeenTracker {

    private static final int MAX_TRACKED = 500;

    /**
     * A new notification, or a known notification to which events were added.
     *
     * @param events number of new events: all events of a new notification, or the events added to a known one
     */
    record Arrival(NotificationItem notice, int events) {

        boolean isNew() {
            return events == notice.events();
        }
    }

    /**
     * Creation time and number of events of a notification when it was last recorded. The creation time changes if a read or
     * dismissed group starts again with new events.
     */
    private record SeenEvents(Instant createdAt, int events) {}

    private final Map<Long, SeenEvents> seen = new HashMap<>();
    private @Nullable Instant since;

    /**
     * Returns the unread notifications that are new or have additional events since the previous call. The first call returns
     * none.
     *
     * @param newest the newest notifications, newest first
     * @param includeGrown whether to return known notifications with additional events; if false, a later call returns them
     */
    List<Arrival> update(List<NotificationItem> newest, boolean includeGrown) {
        List<Arrival> arrived = new ArrayList<>();
        Instant begin = since;
        if (begin != null) {
            for (NotificationItem notice : newest) {
                SeenEvents before = seen.get(notice.id());
                if (before != null && !before.createdAt().equals(notice.createdAt())) {
                    before = null;
                }
                int events = before == null ? notice.events() : notice.events() - before.events();
                boolean isArrival = before == null ? notice.createdAt().isAfter(begin) : includeGrown && events > 0;
                if (isArrival && notice.unread()) {
                    arrived.add(new Arrival(notice, events));
                    seen.put(notice.id(), new SeenEvents(notice.createdAt(), notice.events()));
                }
            }
        }
        if (begin == null || seen.size() > MAX_TRACKED) {
            begin(newest);
        }
        return arrived;
    }

    private void begin(List<NotificationItem> newest) {
        seen.clear();
        newest.forEach(notice -> seen.put(notice.id(), new SeenEvents(notice.createdAt(), notice.events())));
        since = newest.isEmpty() ? Instant.EPOCH : newest.getFirst().createdAt();
    }
}
