package io.curasync.notification.ui;

import io.curasync.notification.NotificationItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tracks which notifications, and how many of their events, a screen has seen. */
final class SeenTracker {

    private static final int MAX_TRACKED = 500;

    /**
     * A new or grown notification.
     *
     * @param events number of new events; less than the notification's events if it has only grown
     */
    record Arrival(NotificationItem notice, int events) {

        boolean isNew() {
            return events == notice.events();
        }
    }

    /** The state in which a notification was last seen. */
    private record SeenEvents(Instant createdAt, int events) {}

    private final Map<Long, SeenEvents> seen = new HashMap<>();
    private @Nullable Instant since;

    /**
     * Returns arrivals since the last call; the first call returns none.
     *
     * @param newest newest first
     * @param grown whether to include notifications that have only grown; otherwise a later call returns them
     */
    List<Arrival> update(List<NotificationItem> newest, boolean grown) {
        List<Arrival> arrived = new ArrayList<>();
        Instant begin = since;
        if (begin != null) {
            for (NotificationItem notice : newest) {
                SeenEvents before = seen.get(notice.id());
                if (before != null && !before.createdAt().equals(notice.createdAt())) {
                    before = null;
                }
                int events = before == null ? notice.events() : notice.events() - before.events();
                boolean counts = before == null ? notice.createdAt().isAfter(begin) : grown && events > 0;
                if (counts && notice.unread()) {
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
