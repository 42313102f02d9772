package io.curasync.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Progress of a bulk replay.
 *
 * @param description shown to users, such as {@code 12 selected}
 * @param settled events attempted so far
 * @param failed events that failed again
 * @param endedAt null while the replay is running
 */
public record ReplayProgress(
        String description,
        int total,
        int settled,
        int failed,
        @Nullable Instant endedAt) {

    public boolean running() {
        return endedAt == null;
    }
}
