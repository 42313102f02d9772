package io.curasync.notification;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;

/** The ten minutes that a bundle is of. */
final class TimeWindow {

    private static final int SECONDS = 600;
    private static final int NEEDED = 30;

    private TimeWindow() {}

    /** Waits, nearly never, until enough of it is left for a test whose batches must lie in one. */
    static void awaitRoom() {
        await().atMost(Duration.ofSeconds(NEEDED + 10))
                .until(() -> Instant.now().getEpochSecond() % SECONDS < SECONDS - NEEDED);
    }
}
