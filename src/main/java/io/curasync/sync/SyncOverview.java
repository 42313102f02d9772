package io.curasync.sync;

import io.curasync.ledger.Quarantine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of the sync monitor for admins.
 *
 * @param warning warning that webhooks may be lost, with what to check; null if there is no sign of it
 * @param runs the newest runs, newest first
 * @param quarantined number of rows in quarantine
 * @param quarantine the newest rows in quarantine
 * @param refusals the newest skipped syncs, newest first
 */
public record SyncOverview(
        SyncState state,
        @Nullable String warning,
        List<SyncRun> runs,
        long quarantined,
        List<Quarantine.Open> quarantine,
        List<SkippedSync> refusals) {

    /** Maximum number of runs. */
    public static final int RUNS = 40;
}
