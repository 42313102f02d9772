package io.curasync.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyedRateLimiterTest {

    private final KeyedRateLimiter limiter = new KeyedRateLimiter(1, 1);

    /** The clock of the limiter has milliseconds, so most of these callers have to wait for exactly one second. */
    @Test
    void roundsTheWaitUpToWholeSeconds() {
        assertThat(IntStream.range(0, 1_000)
                        .mapToObj(Integer::toString)
                        .filter(caller -> limiter.secondsToWait(caller) == 0)
                        .map(limiter::secondsToWait))
                .hasSize(1_000)
                .containsOnly(1L);
    }
}
