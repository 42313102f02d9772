package io.curasync.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Current state of syncs. It is the same for all users.
 *
 * @param missingSetting sentence that names the missing setting; null if syncs can run
 * @param newest the run that started last, with any status; null if there is none
 * @param throughput throughput of the newest run; null if there is no run in progress
 * @param lastSuccessful the last run with status SUCCEEDED or PARTIAL; null if there is none
 * @param nextAllowedAt end of the minimum interval or of the cooldown, whichever is later; null if neither is in effect
 * @param nextIncremental time of the next scheduled incremental run; null if none is scheduled
 * @param nextFull time of the next scheduled full run; null if none is scheduled
 */
public record SyncState(
        @Nullable String missingSetting,
        @Nullable SyncRun newest,
        @Nullable RunThroughput throughput,
        @Nullable SyncRun lastSuccessful,
        Freshness freshness,
        @Nullable Instant nextAllowedAt,
        @Nullable Instant nextIncremental,
        @Nullable Instant nextFull) {

    /** Returns the run in progress; null if there is none. */
    public @Nullable SyncRun running() {
        return newest != null && newest.running() ? newest : null;
    }

    /** Returns the end of the last successful run; null if there is none. */
    public @Nullable Instant lastSyncedAt() {
        return lastSuccessful == null ? null : lastSuccessful.finishedAt();
    }
}
