package io.curasync.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Progress of a bulk replay.
 *
 * @param description description of the replayed events for users, such as {@code 12 selected}
 * @param total number of events to replay
 * @param attempted number of events attempted so far
 * @param failed number of events that failed again
 * @param endedAt null while the replay is running
 */
public record ReplayProgress(
        String description,
        int total,
        int attempted,
        int failed,
        @Nullable Instant endedAt) {

    public boolean running() {
        return endedAt == null;
    }
}
