package io.curasync.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a run may start. */
public sealed interface Claim {

    /** It may, and it has. */
    record Granted(SyncRun run) implements Claim {}

    /**
     * It may not.
     *
     * @param message for people
     * @param running the run that is in the way; null when the last one is too fresh
     * @param lastSyncedAt when the last successful run ended; null: never
     * @param nextAllowedAt when one may start; null while one is running
     */
    record Refused(
            String message,
            @Nullable SyncRun running,
            @Nullable Instant lastSyncedAt,
            @Nullable Instant nextAllowedAt) implements Claim {}

    /** Syncs are off; the sentence says what to set. */
    record Off(String message) implements Claim {}
}
