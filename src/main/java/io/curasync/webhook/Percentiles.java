package io.curasync.webhook;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Percentiles of a latency on this instance over about the last hour, in milliseconds. */
public record Percentiles(double p50, double p95, double p99) {

    public static final Duration WINDOW = Duration.ofHours(1);
    private static final int SLICES = 6;

    /** Returns a timer with percentiles for {@link #of} and a histogram for Prometheus. */
    static Timer.Builder timer(String name, String description, Duration longest) {
        return Timer.builder(name)
                .description(description)
                .publishPercentileHistogram()
                .publishPercentiles(0.5, 0.95, 0.99)
                .distributionStatisticExpiry(WINDOW)
                .distributionStatisticBufferLength(SLICES)
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(longest);
    }

    /** Returns null if nothing was measured within {@link #WINDOW}. */
    static @Nullable Percentiles of(Timer timer) {
        ValueAtPercentile[] values = timer.takeSnapshot().percentileValues();
        if (values.length < 3 || values[2].value() == 0) {
            return null;
        }
        return new Percentiles(
                values[0].value(TimeUnit.MILLISECONDS),
                values[1].value(TimeUnit.MILLISECONDS),
                values[2].value(TimeUnit.MILLISECONDS));
    }
}
