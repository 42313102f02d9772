package io.curasync.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Result of an attempt to start a run. */
public sealed interface StartResult {

    /** The run has started. */
    record Granted(SyncRun run) implements StartResult {}

    /**
     * The run may not start.
     *
     * @param message shown to users
     * @param running the run that is in progress; null if none is
     * @param lastSyncedAt end of the last successful run; null if there is none
     * @param nextAllowedAt earliest next start; null while a run is in progress
     * @param overridable whether an admin may override the rejection
     */
    record Refused(
            String message,
            @Nullable SyncRun running,
            @Nullable Instant lastSyncedAt,
            @Nullable Instant nextAllowedAt,
            boolean overridable)
            implements StartResult {}

    /** Syncs are not configured. The message names the missing setting. */
    record Off(String message) implements StartResult {}
}
