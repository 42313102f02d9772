package io.curasync.sync;

import io.curasync.ledger.Quarantine;
import java.util.List;

/**
 * What an admin sees of syncs.
 *
 * @param runs the newest ones, newest first
 * @param quarantined how many rows are in quarantine
 * @param quarantine the newest of them
 * @param refusals the newest attempts that were refused, newest first
 */
public record SyncBoard(
        SyncState state,
        List<SyncRun> runs,
        long quarantined,
        List<Quarantine.Open> quarantine,
        List<Refusal> refusals) {

    /** How many runs it holds at most. */
    public static final int RUNS = 40;
}
