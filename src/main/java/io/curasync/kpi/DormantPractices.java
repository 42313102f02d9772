package io.curasync.kpi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Practices without an order for twice their usual interval, and for a week at least: the next calls.
 *
 * @param practices the ones that became dormant last, newest first
 * @param count how many there are, {@link #MAX_COUNT} at most
 */
public record DormantPractices(List<DormantPractice> practices, int count) {

    /** The count reads that many entries of an index, within a millisecond or two. */
    public static final int MAX_COUNT = 10_000;

    /**
     * @param practice CuraSync's id
     * @param label what to call it
     * @param rep whose it is; null: nobody's
     * @param usual how long it took from one order to the next on the average
     */
    public record DormantPractice(
            long practice, String label, @Nullable String rep, Instant lastOrderAt, Duration usual) {}
}
