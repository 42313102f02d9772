package io.curasync.sync;

import io.curasync.ledger.Quarantine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of the sync monitor.
 *
 * @param warning sentence that webhooks may be lost, with the checks to make; null if none seems lost
 * @param runs the newest runs, newest first
 * @param quarantined number of rows in quarantine
 * @param quarantine the newest rows in quarantine
 * @param skippedSyncs the newest skipped syncs, newest first
 */
public record SyncOverview(
        SyncState state,
        @Nullable String warning,
        List<SyncRun> runs,
        long quarantined,
        List<Quarantine.UnresolvedRow> quarantine,
        List<SkippedSync> skippedSyncs) {

    /** Maximum number of runs in {@link #runs}. */
    public static final int MAX_RUNS = 40;
}
