package io.curasync.sync.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.sync.Freshness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternalCallsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MIN_INTERVAL = Duration.ofHours(1);

    @Test
    void learnsTheMedianDistanceOfCalls() {
        assertThat(calls(0, 60, 120).rhythm()).contains(Duration.ofHours(1));
        assertThat(calls(0, 60, 120, 121, 122, 180, 240).rhythm())
                .as("with two retries")
                .contains(Duration.ofHours(1));
        assertThat(calls(0, 60, 120, 10_000, 10_060).rhythm()).as("with a gap").contains(Duration.ofHours(1));
    }

    @Test
    void learnsNothingFromTwoCalls() {
        assertThat(calls(0, 60).rhythm()).isEmpty();
        assertThat(calls().rhythm()).isEmpty();
        assertThat(calls().last()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "360, 7h09m, FRESH",
        "360, 7h10m, LATE",
        "360, 13h09m, LATE",
        "360, 13h10m, OVERDUE",
        // Most calls are within the minimum interval and start no run.
        "15, 1h24m, FRESH",
        "15, 1h25m, LATE",
        "15, 2h24m, LATE",
        "15, 2h25m, OVERDUE",
    })
    void isLateAfterOneMissingRunAndOverdueAfterTwo(int minutesBetweenCalls, String age, Freshness expected) {
        ExpectedRuns expectation = calls(0, minutesBetweenCalls, 2 * minutesBetweenCalls)
                .expectation(NOON, MIN_INTERVAL)
                .orElseThrow();

        assertThat(expectation.freshness(NOON.plus(Duration.parse("PT" + age)))).isEqualTo(expected);
    }

    /** Calls at these minutes, in chronological order. */
    private static ExternalCalls calls(Integer... minutes) {
        List<Instant> times = Stream.of(minutes)
                .map(minute -> NOON.minus(Duration.ofDays(20)).plus(Duration.ofMinutes(minute)))
                .toList();
        return new ExternalCalls(times.reversed());
    }
}
