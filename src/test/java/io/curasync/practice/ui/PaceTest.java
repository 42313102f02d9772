package io.curasync.practice.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace();

    @Test
    void whatIsSlowOnceIsDueAgainAtOnce() {
        slowly();
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void whatStaysSlowIsPaused() {
        slowly();
        slowly();
        assertThat(pace.isDue()).isFalse();
        await().until(pace::isDue);
    }

    /** A pause after it lasts about two seconds. */
    private void slowly() {
        pace.keep(() -> {
            await().pollDelay(Duration.ofMillis(100)).until(() -> true);
            return true;
        });
    }
}
