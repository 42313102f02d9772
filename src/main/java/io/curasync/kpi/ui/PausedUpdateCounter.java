package io.curasync.kpi.ui;

import io.curasync.kpi.Activity;
import io.curasync.ui.NumberLabels;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts what happens while the screen is held. */
final class PausedUpdateCounter {

    private final Set<String> before = new HashSet<>();
    private final Set<String> waiting = new HashSet<>();
    private Set<String> last;
    private boolean more;

    /** @param shown what the held screen knows of */
    PausedUpdateCounter(List<Activity> shown) {
        last = keys(shown);
        before.addAll(last);
    }

    /** @param newest what a newer reading knows of */
    void add(List<Activity> newest) {
        Set<String> keys = keys(newest);
        // Nothing in common with the reading before: there was more between them than both can tell.
        more |= !last.isEmpty() && !keys.isEmpty() && keys.stream().noneMatch(last::contains);
        last = keys;
        keys.stream().filter(key -> !before.contains(key)).forEach(waiting::add);
    }

    /** Such as {@code 5 new}; "" when nothing waits. */
    String words() {
        return waiting.isEmpty() ? "" : NumberLabels.of(waiting.size()) + (more ? "+" : "") + " new";
    }

    private static Set<String> keys(List<Activity> happenings) {
        Set<String> keys = new HashSet<>();
        happenings.forEach(happening -> keys.add(happening.key()));
        return keys;
    }
}
