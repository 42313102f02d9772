package io.curasync.sync;

import io.curasync.ledger.Quarantine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an admin sees of syncs.
 *
 * @param warning that webhooks may get lost, with what to look at; null: nothing points to that
 * @param runs the newest ones, newest first
 * @param quarantined how many rows are in quarantine
 * @param quarantine the newest of them
 * @param refusals the newest attempts that were refused, newest first
 */
public record SyncOverview(
        SyncState state,
        @Nullable String warning,
        List<SyncRun> runs,
        long quarantined,
        List<Quarantine.Open> quarantine,
        List<SkippedSync> refusals) {

    /** How many runs it holds at most. */
    public static final int RUNS = 40;
}
