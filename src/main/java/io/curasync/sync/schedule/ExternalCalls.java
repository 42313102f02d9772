package io.curasync.sync.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The last calls of the cron endpoint by an external scheduler. From the usual time between these calls, CuraSync computes when the next
 * call is expected.
 *
 * @param times times of the calls, newest first, including calls whose sync was skipped
 */
record ExternalCalls(List<Instant> times) {

    /** Minimum number of calls that are needed to determine the {@link #rhythm}. */
    static final int MIN_CALLS = 3;

    ExternalCalls {
        times = List.copyOf(times);
    }

    /** Returns the time of the last call; null if there was none. */
    @Nullable
    Instant last() {
        return times.isEmpty() ? null : times.getFirst();
    }

    /** Returns the median time between two consecutive calls; empty if there were fewer than {@link #MIN_CALLS} calls. */
    Optional<Duration> rhythm() {
        return times.size() < MIN_CALLS
                ? Optional.empty()
                : IntStream.range(1, times.size())
                        .mapToObj(i -> Duration.between(times.get(i), times.get(i - 1)))
                        .sorted()
                        .skip((times.size() - 1) / 2)
                        .findFirst();
    }

    /**
     * Returns the times by which the next two runs are expected; empty if the {@link #rhythm} is unknown. Calls within the minimum interval
     * after the last start do not start a run. The first later call is expected within one rhythm after the end of the interval.
     */
    Optional<ExpectedRuns> expectation(Instant lastStarted, Duration minInterval) {
        return rhythm().map(rhythm -> {
            Instant first = lastStarted.plus(minInterval).plus(rhythm);
            return new ExpectedRuns(
                    lastStarted, first, first.plus(rhythm.compareTo(minInterval) < 0 ? minInterval : rhythm));
        });
    }
}
