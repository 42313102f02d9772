package io.curasync.webhook;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Percentiles of a latency on this instance, in milliseconds. They cover about the last hour. */
public record Percentiles(double p50, double p95, double p99) {

    /** Maximum period that the percentiles cover. */
    public static final Duration WINDOW = Duration.ofHours(1);

    /** Number of overlapping histograms. The oldest one is reset every 10 minutes, so percentiles cover the last 50 to 60 minutes. */
    private static final int HISTOGRAM_BUFFERS = 6;

    /**
     * Returns a builder for a timer that publishes the percentiles that {@link #of} reads, and a histogram for Prometheus.
     *
     * @param maxDuration upper bound of the histogram
     */
    static Timer.Builder timer(String name, String description, Duration maxDuration) {
        return Timer.builder(name)
                .description(description)
                .publishPercentileHistogram()
                .publishPercentiles(0.5, 0.95, 0.99)
                .distributionStatisticExpiry(WINDOW)
                .distributionStatisticBufferLength(HISTOGRAM_BUFFERS)
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(maxDuration);
    }

    /** Returns the percentiles of a timer; null if the timer measured nothing within {@link #WINDOW}. */
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
