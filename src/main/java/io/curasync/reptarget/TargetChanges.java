package io.curasync.reptarget;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The effect of a request to change targets.
 *
 * @param replaced the targets that changed; empty if the request changed nothing
 * @param unchanged number of targets of the request that already had the requested value
 */
public record TargetChanges(List<Replaced> replaced, int unchanged) {

    /**
     * A target that changed.
     *
     * @param before the previous value; {@code null} if there was no target
     * @param after the new value; {@code null} if the target was cleared
     */
    public record Replaced(
            TargetKey key, @Nullable Long before, @Nullable Long after) {}

    /** Returns the number of targets that did not exist before. */
    public int created() {
        return count(change -> change.before() == null);
    }

    /** Returns the number of targets that existed before and now have another value. */
    public int updated() {
        return count(change -> change.before() != null && change.after() != null);
    }

    /** Returns the number of targets that were cleared. */
    public int cleared() {
        return count(change -> change.after() == null);
    }

    private int count(Predicate<Replaced> condition) {
        return Math.toIntExact(replaced.stream().filter(condition).count());
    }

    /**
     * Computes the effect of changes on the present values of targets.
     *
     * @param present the present values; does not contain targets that do not exist
     */
    static TargetChanges of(List<TargetChange> changes, Map<TargetKey, Long> present) {
        List<Replaced> replaced = changes.stream()
                .map(change -> new Replaced(change.key(), present.get(change.key()), change.target()))
                .filter(change -> !Objects.equals(change.before(), change.after()))
                .toList();
        return new TargetChanges(replaced, changes.size() - replaced.size());
    }

    /** Returns the changes that restore the previous values. */
    List<TargetChange> reversed() {
        return replaced.stream()
                .map(change -> new TargetChange(change.key(), change.before()))
                .toList();
    }
}
