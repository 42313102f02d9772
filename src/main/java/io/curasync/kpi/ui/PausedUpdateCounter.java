package io.curasync.kpi.ui;

import io.curasync.kpi.activity.Activity;
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
     * Creates a counter without new activities.
     *
     * @param shown the activities when the pause starts, which do not count as new
     */
    PausedUpdateCounter(List<Activity> shown) {
        lastKeys = keys(shown);
        shownKeys.addAll(lastKeys);
    }

    /**
     * Counts the new activities of an update. Counts each activity only once.
     *
     * @param newest the most recent activities
     */
    void add(List<Activity> newest) {
        Set<String> keys = keys(newest);
        // If no activity of the previous update is in this one, more activities may have arrived than an update
        // contains.
        isIncomplete |= !lastKeys.isEmpty() && !keys.isEmpty() && keys.stream().noneMatch(lastKeys::contains);
        lastKeys = keys;
        keys.stream().filter(key -> !shownKeys.contains(key)).forEach(newKeys::add);
    }

    /**
     * Returns text such as {@code 5 new}; "" if there are no new activities. Returns text such as {@code 5+ new} if some of them
     * may not have been counted.
     */
    String label() {
        return newKeys.isEmpty() ? "" : NumberLabels.of(newKeys.size()) + (isIncomplete ? "+" : "") + " new";
    }

    private static Set<String> keys(List<Activity> activities) {
        Set<String> keys = new HashSet<>();
        activities.forEach(activity -> keys.add(activity.key()));
        return keys;
    }
}
