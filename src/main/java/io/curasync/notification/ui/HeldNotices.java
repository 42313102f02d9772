package io.curasync.notification.ui;

import io.curasync.notification.Notice;
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
final class HeldNotices {

    /** When each of those on the screen had happened, as its place says. */
    private final Map<Long, Instant> places = new HashMap<>();

    private Instant newest = Instant.MAX;

    /** @param held the number of those that wait */
    record Split(List<Notice> shown, int held) {}

    /** Lets everything in that comes next. */
    void release() {
        newest = Instant.MAX;
        places.clear();
    }

    /** @param fresh the latest first */
    Split split(List<Notice> fresh) {
        List<Notice> shown = new ArrayList<>(fresh.stream()
                .filter(notice ->
                        places.containsKey(notice.id()) || !notice.latestAt().isAfter(newest))
                .toList());
        if (shown.isEmpty()) {
            // Nothing can move that is not there.
            shown.addAll(fresh);
        }
        shown.forEach(notice -> places.putIfAbsent(notice.id(), notice.latestAt()));
        shown.sort(Comparator.comparing((Notice notice) -> places.get(notice.id()))
                .thenComparing(Notice::id)
                .reversed());
        if (newest.equals(Instant.MAX) && !shown.isEmpty()) {
            newest = shown.getFirst().latestAt();
        }
        return new Split(List.copyOf(shown), fresh.size() - shown.size());
    }
}
