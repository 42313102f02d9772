package io.curasync.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Result of an attempt to start a run. */
public sealed interface StartResult {

    /**
     * The run was admitted.
     *
     * @param run the run, with status {@link SyncStatus#RUNNING}
     */
    record Granted(SyncRun run) implements StartResult {}

    /**
     * The run cannot start now.
     *
     * @param message reason, shown to users
     * @param running the run in progress; null if there is none
     * @param lastSyncedAt end of the last successful run; null if there is none
     * @param nextAllowedAt earliest time at which a run can start; null while a run is in progress
     * @param overridable whether an admin may override the rejection. This is true only if the reason is the minimum interval.
     */
    record Rejected(
            String message,
            @Nullable SyncRun running,
            @Nullable Instant lastSyncedAt,
            @Nullable Instant nextAllowedAt,
            boolean overridable)
            implements StartResult {}

    /**
     * Syncs are not configured.
     *
     * @param message sentence that names the missing setting
     */
    record NotConfigured(String message) implements StartResult {}
}
