package io.curasync.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a run may start. */
public sealed interface StartResult {

    /** It may, and it has. */
    record Granted(SyncRun run) implements StartResult {}

    /**
     * It may not.
     *
     * @param message for people
     * @param running the run that is in the way; null when none is running
     * @param lastSyncedAt when the last successful run ended; null: never
     * @param nextAllowedAt when one may start; null while one is running
     * @param overridable whether an admin may pass it
     */
    record Refused(
            String message,
            @Nullable SyncRun running,
            @Nullable Instant lastSyncedAt,
            @Nullable Instant nextAllowedAt,
            boolean overridable)
            implements StartResult {}

    /** Syncs are off; the sentence says what to set. */
    record Off(String message) implements StartResult {}
}
