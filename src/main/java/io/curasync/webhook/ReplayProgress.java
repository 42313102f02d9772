package io.curasync.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Progress of a bulk replay.
 *
 * @param description description of the replayed events for users, such as {@code 12 selected}
 * @param total number of events in the replay
 * @param attempted number of events that are done: workers have attempted them, or the replay skipped them
 * @param failed number of attempted events that failed again, whether or not a retry is scheduled
 * @param endedAt time at which the replay ended; null while it is running
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
