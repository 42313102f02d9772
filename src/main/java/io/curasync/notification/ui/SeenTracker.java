package io.curasync.notification.ui;

import io.curasync.notification.NotificationItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows which notifications this screen has seen, and with how many events. */
final class SeenTracker {

    private static final int MAX_TRACKED = 500;

    /**
     * Something that the screen has not told yet.
     *
     * @param events how many of the notification's; fewer than all when it has only grown
     */
    record Arrival(NotificationItem notice, int events) {

        boolean whole() {
            return events == notice.events();
        }
    }

    /** As a notification was seen last. */
    private record SeenEvents(Instant createdAt, int events) {}

    private final Map<Long, SeenEvents> sights = new HashMap<>();
    private @Nullable Instant since;

    /**
     * What has arrived since the last look; of the first one nothing has.
     *
     * @param newest the newest first
     * @param grown whether those that have only grown count; else they do the next time
     */
    List<Arrival> look(List<NotificationItem> newest, boolean grown) {
        List<Arrival> arrived = new ArrayList<>();
        Instant begin = since;
        if (begin != null) {
            for (NotificationItem notice : newest) {
                SeenEvents before = sights.get(notice.id());
                if (before != null && !before.createdAt().equals(notice.createdAt())) {
                    before = null;
                }
                int events = before == null ? notice.events() : notice.events() - before.events();
                boolean counts = before == null ? notice.createdAt().isAfter(begin) : grown && events > 0;
                if (counts && notice.unread()) {
                    arrived.add(new Arrival(notice, events));
                    sights.put(notice.id(), new SeenEvents(notice.createdAt(), notice.events()));
                }
            }
        }
        if (begin == null || sights.size() > MAX_TRACKED) {
            begin(newest);
        }
        return arrived;
    }

    private void begin(List<NotificationItem> newest) {
        sights.clear();
        newest.forEach(notice -> sights.put(notice.id(), new SeenEvents(notice.createdAt(), notice.events())));
        since = newest.isEmpty() ? Instant.EPOCH : newest.getFirst().createdAt();
    }
}
