package io.curasync.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where syncs stand, for every screen alike.
 *
 * @param missingSetting a sentence that says what to set; null when syncs can run
 * @param newest the run that started last; null: none ever has
 * @param pace of the newest run while it is running, else null
 * @param lastSuccessful wholly or partly; null: none ever has
 * @param nextAllowedAt when Sync now can start a run: after the minimum, and when CuraGenesis wants to be called again; null: now
 * @param nextIncremental null when none is scheduled
 * @param nextFull null when none is scheduled
 */
public record SyncState(
        @Nullable String missingSetting,
        @Nullable SyncRun newest,
        @Nullable RunThroughput pace,
        @Nullable SyncRun lastSuccessful,
        Freshness freshness,
        @Nullable Instant nextAllowedAt,
        @Nullable Instant nextIncremental,
        @Nullable Instant nextFull) {

    /** The run that is going on; null: none. */
    public @Nullable SyncRun running() {
        return newest != null && newest.running() ? newest : null;
    }

    /** When the last successful run ended; null: never. */
    public @Nullable Instant lastSyncedAt() {
        return lastSuccessful == null ? null : lastSuccessful.finishedAt();
    }
}
