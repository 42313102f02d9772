package io.curasync.sync;

import io.curasync.ledger.quarantine.Quarantine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of the Sync screen.
 *
 * @param warning sentence that warns of webhook loss and says what to check; null if the loss is unknown or within its limit
 * @param runs the newest runs, newest first
 * @param quarantined number of all unresolved rows in quarantine
 * @param quarantine the most recently quarantined unresolved rows, newest first
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
