package io.curasync.kpi.ui;

import io.curasync.kpi.Activity;
import io.curasync.ui.NumberLabels;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts new activities while updates are paused. */
final class PausedUpdateCounter {

    private final Set<String> before = new HashSet<>();
    private final Set<String> waiting = new HashSet<>();
    private Set<String> last;
    private boolean more;

    /** @param shown the activities shown when updates were paused */
    PausedUpdateCounter(List<Activity> shown) {
        last = keys(shown);
        before.addAll(last);
    }

    /** @param newest the activities of a newer snapshot */
    void add(List<Activity> newest) {
        Set<String> keys = keys(newest);
        // No overlap with the previous snapshot: more activities happened in between than both contain.
        more |= !last.isEmpty() && !keys.isEmpty() && keys.stream().noneMatch(last::contains);
        last = keys;
        keys.stream().filter(key -> !before.contains(key)).forEach(waiting::add);
    }

    /** Returns text such as {@code 5 new}; empty if there are no new activities. */
    String label() {
        return waiting.isEmpty() ? "" : NumberLabels.of(waiting.size()) + (more ? "+" : "") + " new";
    }

    private static Set<String> keys(List<Activity> activities) {
        Set<String> keys = new HashSet<>();
        activities.forEach(activity -> keys.add(activity.key()));
        return keys;
    }
}
