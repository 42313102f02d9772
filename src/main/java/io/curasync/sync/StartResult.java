package io.curasync.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Result of an attempt to start a run. */
public sealed interface StartResult {

    /** The run has started. */
    record Granted(SyncRun run) implements StartResult {}

    /**
     * The run may not start now.
     *
     * @param message reason, shown to users
     * @param running the run in progress; null if there is none
     * @param lastSyncedAt end of the last successful run; null if there is none
     * @param nextAllowedAt earliest next start; null while a run is in progress
     * @param overridable whether an admin may override the rejection
     */
    record Rejected(
            String message,
            @Nullable SyncRun running,
            @Nullable Instant lastSyncedAt,
            @Nullable Instant nextAllowedAt,
            boolean overridable)
            implements StartResult {}

    /** Syncs are not configured. The message names the missing setting. */
    record NotConfigured(String message) implements StartResult {}
}
