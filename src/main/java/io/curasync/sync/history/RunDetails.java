package io.curasync.sync.history;

import io.curasync.ledger.Quarantine;
import io.curasync.ledger.RunChangesQuery;
import io.curasync.sync.SkippedSync;
import io.curasync.sync.SyncRun;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads the changes, errors and calls of a run, newest first. */
@Component
public class RunDetails {

    /** Maximum number of rows in each list. */
    public static final int ROWS = 200;

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
     * The first rows of a list.
     *
     * @param total number of rows in the whole list
     */
    public record Excerpt<T>(List<T> rows, long total) {}

    /** Returns the changes of the run to practices. */
    public Excerpt<RunChangesQuery.Step> changes(SyncRun run) {
        return new Excerpt<>(runChangesQuery.newest(run.id(), ROWS), runChangesQuery.count(run.id()));
    }

    /** Returns the rows that the run quarantined, without those that a later run quarantined again. */
    public Excerpt<Quarantine.Refused> errors(SyncRun run) {
        return new Excerpt<>(quarantine.refusedBy(run.id(), ROWS), quarantine.countRefusedBy(run.id()));
    }

    /** Returns the API calls of the run; empty if it is older than 30 days. */
    public Excerpt<SyncCall> calls(SyncRun run) {
        return new Excerpt<>(calls.of(run.id(), ROWS), calls.count(run.id()));
    }

    /** Returns the syncs skipped because of the run: from its start until the start of the next run. */
    public List<SkippedSync> skippedBecauseOf(SyncRun run) {
        return runQuery.skippedAfter(run, MAX_SKIPPED);
    }
}
