package io.curasync.notification;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;

/** The ten-minute window of grouped notifications. */
public final class GroupingWindow {

    private static final int SECONDS = 600;
    private static final int NEEDED = 30;

    private GroupingWindow() {}

    /**
     * Waits for the next window if less than 30 seconds of the current one are left, for tests whose batches must be in one
     * window.
     */
    public static void awaitRemainingTime() {
        await().atMost(Duration.ofSeconds(NEEDED + 10))
                .until(() -> Instant.now().getEpochSecond() % SECONDS < SECONDS - NEEDED);
    }
}
