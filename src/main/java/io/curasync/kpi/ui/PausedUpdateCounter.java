package io.curasync.kpi.ui;

import io.curasync.kpi.Activity;
import io.curasync.ui.NumberLabels;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts new activities while updates are paused. */
final class PausedUpdateCounter {

    private final Set<String> shownKeys = new HashSet<>();
    private final Set<String> newKeys = new HashSet<>();
    private Set<String> lastKeys;
    private boolean isIncomplete;

    /**
     * Creates a counter when updates are paused.
     *
     * @param shown the present activities, which do not count as new
     */
    PausedUpdateCounter(List<Activity> shown) {
        lastKeys = keys(shown);
        shownKeys.addAll(lastKeys);
    }

    /**
     * Counts the activities that are new.
     *
     * @param newest the activities after an update
     */
    void add(List<Activity> newest) {
        Set<String> keys = keys(newest);
        // No overlap with the previous update: there may have been more activities in between than an update contains.
        isIncomplete |= !lastKeys.isEmpty() && !keys.isEmpty() && keys.stream().noneMatch(lastKeys::contains);
        lastKeys = keys;
        keys.stream().filter(key -> !shownKeys.contains(key)).forEach(newKeys::add);
    }

    /** Returns text such as {@code 5 new}, or {@code 5+ new} if some may be missing; empty if there are no new activities. */
    String label() {
        return newKeys.isEmpty() ? "" : NumberLabels.of(newKeys.size()) + (isIncomplete ? "+" : "") + " new";
    }

    private static Set<String> keys(List<Activity> activities) {
        Set<String> keys = new HashSet<>();
        activities.forEach(activity -> keys.add(activity.key()));
        return keys;
    }
}
