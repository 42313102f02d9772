package io.curasync.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a replay of many is.
 *
 * @param what for people, such as {@code 12 selected}
 * @param settled those of them that have been tried again
 * @param failed those of them that failed again
 * @param endedAt null: it is going on
 */
public record ReplayProgress(
        String what,
        int total,
        int settled,
        int failed,
        @Nullable Instant endedAt) {

    public boolean running() {
        return endedAt == null;
    }
}
