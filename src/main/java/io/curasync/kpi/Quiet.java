package io.curasync.kpi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Practices that have not ordered for twice as long as usual, and for a week at least: whom to call next.
 *
 * @param practices those that became quiet last, the latest first
 * @param count how many there are, {@link #MOST} at most
 */
public record Quiet(List<QuietPractice> practices, int count) {

    /** Beyond this many nobody counts. */
    public static final int MOST = 100;

    /**
     * @param practice CuraSync's id
     * @param label what to call it
     * @param rep whose it is; null: nobody's
     * @param usual how long it took from one order to the next on the average
     */
    public record QuietPractice(
            long practice, String label, @Nullable String rep, Instant lastOrderAt, Duration usual) {}
}
