package io.curasync.sync.history;

import io.curasync.ledger.RunChangesQuery;
import io.curasync.ledger.quarantine.Quarantine;
import io.curasync.sync.SkippedSync;
import io.curasync.sync.SyncRun;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads the lists in the drawer of a run: changes, errors, API calls and skipped syncs. Each list is sorted from newest to oldest. */
@Component
public class RunDetails {

    /** Maximum number of rows in each list of changes, errors or API calls. */
    public static final int MAX_ROWS = 200;

    private static final int MAX_SKIPPED = 20;

    private final RunChangesQuery runChangesQuery;
    private final Quarantine quarantine;
    private final ApiCallRepository calls;
    private final RunQuery runQuery;

    RunDetails(RunChangesQuery runChangesQuery, Quarantine quarantine, ApiCallRepository calls, RunQuery runQuery) {
        this.runChangesQuery = runChangesQuery;
        this.quarantine = quarantine;
        this.calls = calls;
        this.runQuery = runQuery;
    }

    /**
     * The newest rows of a list.
     *
     * @param total number of rows of the whole list
     */
    public record Excerpt<T>(List<T> rows, long total) {}

    /**
     * Returns the practices that the run created, updated or marked as missing, and the practices for which the row of the run was stale.
     */
    public Excerpt<RunChangesQuery.Step> changes(SyncRun run) {
        return new Excerpt<>(runChangesQuery.newest(run.id(), MAX_ROWS), runChangesQuery.count(run.id()));
    }

    /** Returns the rows that the run quarantined, except those that a later run quarantined again. */
    public Excerpt<Quarantine.RowOfRun> errors(SyncRun run) {
        return new Excerpt<>(quarantine.quarantinedBy(run.id(), MAX_ROWS), quarantine.countQuarantinedBy(run.id()));
    }

    /** Returns the API calls of the run. The list is empty if the calls were deleted; see {@link ApiCallRepository#RETENTION}. */
    public Excerpt<SyncCall> calls(SyncRun run) {
        return new Excerpt<>(calls.of(run.id(), MAX_ROWS), calls.count(run.id()));
    }

    /** Returns the last 20 syncs that were skipped between the start of the run and the start of the next run. */
    public List<SkippedSync> skippedBecauseOf(SyncRun run) {
        return runQuery.skippedAfter(run, MAX_SKIPPED);
    }
}
