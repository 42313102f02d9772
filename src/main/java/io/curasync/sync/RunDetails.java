package io.curasync.sync;

import io.curasync.ledger.Quarantine;
import io.curasync.ledger.RunChangesQuery;
import java.util.List;
import org.springframework.stereotype.Component;

/** What became of a run, row by row. Lists are newest first. */
@Component
public class RunDetails {

    /** How many rows of each list are given at most. */
    public static final int ROWS = 200;

    private static final int REFUSALS = 20;

    private final RunChangesQuery trace;
    private final Quarantine quarantine;
    private final ApiCallRepository calls;
    private final RunQuery rows;

    RunDetails(RunChangesQuery trace, Quarantine quarantine, ApiCallRepository calls, RunQuery rows) {
        this.trace = trace;
        this.quarantine = quarantine;
        this.calls = calls;
        this.rows = rows;
    }

    /**
     * The beginning of a list.
     *
     * @param total how many rows the whole list has
     */
    public record Excerpt<T>(List<T> rows, long total) {}

    /** What it did to practices. */
    public Excerpt<RunChangesQuery.Step> changes(SyncRun run) {
        return new Excerpt<>(trace.newest(run.id(), ROWS), trace.count(run.id()));
    }

    /** Rows that it refused, unless a later run refused them again. */
    public Excerpt<Quarantine.Refused> errors(SyncRun run) {
        return new Excerpt<>(quarantine.refusedBy(run.id(), ROWS), quarantine.countRefusedBy(run.id()));
    }

    /** Its calls to CuraGenesis; none once it is older than 30 days. */
    public Excerpt<SyncCall> calls(SyncRun run) {
        return new Excerpt<>(calls.of(run.id(), ROWS), calls.count(run.id()));
    }

    /** Attempts that were refused because of it: while it was running, or until the next one started. */
    public List<SkippedSync> refusedBecauseOf(SyncRun run) {
        return rows.refusalsAfter(run, REFUSALS);
    }
}
