package io.curasync.practice.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdaptiveThrottleTest {

    private final AdaptiveThrottle adaptiveThrottle = new AdaptiveThrottle();

    @Test
    void isDueImmediatelyAfterOneSlowRead() {
        slowly();
        assertThat(adaptiveThrottle.isDue()).isTrue();
    }

    @Test
    void pausesAfterRepeatedSlowReads() {
        slowly();
        slowly();
        assertThat(adaptiveThrottle.isDue()).isFalse();
        await().until(adaptiveThrottle::isDue);
    }

    /** Runs work of 100 ms, which causes a pause of about two seconds. */
    private void slowly() {
        adaptiveThrottle.run(() -> {
            await().pollDelay(Duration.ofMillis(100)).until(() -> true);
            return true;
        });
    }
}
