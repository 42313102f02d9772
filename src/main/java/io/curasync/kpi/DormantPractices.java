package io.curasync.kpi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The dormant practices of a scope. A practice is dormant if it has had no order for twice its usual interval, and for at least a
 * week. A practice with fewer than three orders that CuraSync received individually has no usual interval, so it is never
 * dormant. A missing practice is never dormant either.
 *
 * @param practices the practices that became dormant most recently, most recent first
 * @param count number of dormant practices, at most {@link #MAX_COUNT}
 */
public record DormantPractices(List<DormantPractice> practices, int count) {

    /** Upper limit of the count. Counting reads at most this many index entries, which takes one to two milliseconds. */
    public static final int MAX_COUNT = 10_000;

    /**
     * A dormant practice.
     *
     * @param practice CuraSync's id of the practice
     * @param label display name: the name if there is one, otherwise the practice id, otherwise the user id
     * @param rep name of the rep; {@code null} if unmatched
     * @param lastOrderAt time at which the last order was placed
     * @param usualInterval average time between the orders of the practice
     */
    public record DormantPractice(
            long practice, String label, @Nullable String rep, Instant lastOrderAt, Duration usualInterval) {}
}
