package io.curasync.monitoring.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ClockMeasurementTest {

    private static final Instant NOW = Instant.parse("2026-11-25T09:15:00Z");

    @Test
    void measuresTheOffsetOfThisMachine() {
        ClockMeasurement measured = ClockMeasurement.take(InstantSource.fixed(NOW), () -> NOW.minusSeconds(3));

        assertThat(measured.offset())
                .isEqualTo(Duration.ofSeconds(3).plus(measured.roundTrip().dividedBy(2)));
        assertThat(ClockOffsets.label(measured.offset())).endsWith("ahead");
    }

    @Test
    void countsHalfOfTheRoundTrip() {
        ClockMeasurement measured = ClockMeasurement.take(InstantSource.fixed(NOW), () -> slow(NOW));

        assertThat(measured.roundTrip()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        assertThat(measured.offset()).isEqualTo(measured.roundTrip().dividedBy(2));
    }

    @Test
    void prefersTheShortestRoundTrip() {
        boolean[] first = {true};

        ClockMeasurement best = ClockMeasurement.best(2, InstantSource.fixed(NOW), () -> {
            boolean isFirst = first[0];
            first[0] = false;
            return isFirst ? slow(NOW) : NOW.plusSeconds(60);
        });

        assertThat(best.offset())
                .isEqualTo(Duration.ofSeconds(-60).plus(best.roundTrip().dividedBy(2)));
    }

    /** Returns the time after at least 100 ms, as over a slow network. */
    private static Instant slow(Instant time) {
        long until = System.nanoTime() + Duration.ofMillis(101).toNanos();
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
        return time;
    }
}
