package io.curasync.notification;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;

/** The ten-minute window of grouped notifications. */
final class TimeWindow {

    private static final int SECONDS = 600;
    private static final int NEEDED = 30;

    private TimeWindow() {}

    /** Waits, in rare cases, until enough of the window is left for a test whose batches must be in one window. */
    static void awaitRoom() {
        await().atMost(Duration.ofSeconds(NEEDED + 10))
                .until(() -> Instant.now().getEpochSecond() % SECONDS < SECONDS - NEEDED);
    }
}
