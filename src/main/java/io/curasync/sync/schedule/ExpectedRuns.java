package io.curasync.sync.schedule;

import io.curasync.sync.Freshness;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times at which the next two runs are expected to start after the last successful run.
 *
 * @param lastStarted start of the last successful run
 * @param first time at which the next run should start
 * @param second time at which the run after that should start; null if there is none
 */
record ExpectedRuns(
        Instant lastStarted, Instant first, @Nullable Instant second) {

    /** Longest time that may pass from the expected start of a run until its success. After this time, the run is always late. */
    static final Duration MAX_GRACE = Duration.ofMinutes(10);

    private static final Duration MIN_GRACE = Duration.ofSeconds(10);

    Freshness freshness(Instant now) {
        Duration grace = grace();
        if (now.isBefore(first.plus(grace))) {
            return Freshness.FRESH;
        }
        return second == null || now.isBefore(second.plus(grace)) ? Freshness.LATE : Freshness.OVERDUE;
    }

    /**
     * Returns the time from the expected start of a run until the run is late. It is half of the time between the last start and the first
     * expected start, but at least ten seconds and at most ten minutes.
     */
    private Duration grace() {
        Duration half = Duration.between(lastStarted, first).dividedBy(2);
        Duration atLeast = half.compareTo(MIN_GRACE) < 0 ? MIN_GRACE : half;
        return atLeast.compareTo(MAX_GRACE) < 0 ? atLeast : MAX_GRACE;
    }
}
