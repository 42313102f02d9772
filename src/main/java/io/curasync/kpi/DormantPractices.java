package io.curasync.kpi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Practices without an order for twice their usual interval, and for at least a week.
 *
 * @param practices the practices that became dormant most recently, newest first
 * @param count number of dormant practices, at most {@link #MAX_COUNT}
 */
public record DormantPractices(List<DormantPractice> practices, int count) {

    /** Limit of the count. Counting up to it reads this many index entries, which takes one to two milliseconds. */
    public static final int MAX_COUNT = 10_000;

    /**
     * A dormant practice.
     *
     * @param practice CuraSync's id of the practice
     * @param label display name: name, practice id or user id
     * @param rep name of the rep; {@code null} if unmatched
     * @param usualInterval average time between its orders
     */
    public record DormantPractice(
            long practice, String label, @Nullable String rep, Instant lastOrderAt, Duration usualInterval) {}
}
