package io.curasync.sync.history;

import io.curasync.platform.http.Page;
import io.curasync.platform.text.CsvWriter;
import io.curasync.sync.SyncRun;
import org.springframework.stereotype.Component;

/** Exports all runs as CSV, newest first. */
@Component
public class RunCsv {

    private final RunQuery runQuery;

    RunCsv(RunQuery runQuery) {
        this.runQuery = runQuery;
    }

    /** Writes a header and one line per run. Reads the runs in batches, so that memory use does not grow with their number. */
    public void write(Appendable out) {
        CsvWriter csv = new CsvWriter(
                out,
                "run",
                "kind",
                "trigger",
                "requestedBy",
                "status",
                "startedAt (UTC)",
                "finishedAt (UTC)",
                "fetched",
                "created",
                "updated",
                "unchanged",
                "stale",
                "quarantined",
                "missing",
                "newOrders",
                "missedByWebhooks",
                "pages",
                "instance",
                "note",
                "error");
        Page.forEachBatch(runQuery::page, SyncRun::id, batch -> batch.forEach(run -> append(csv, run)));
    }

    private static void append(CsvWriter csv, SyncRun run) {
        csv.row(
                run.id(),
                run.kind(),
                run.trigger(),
                run.requestedBy(),
                run.status(),
                run.startedAt(),
                run.finishedAt(),
                run.fetched(),
                run.created(),
                run.updated(),
                run.unchanged(),
                run.stale(),
                run.quarantined(),
                run.missing(),
                run.newOrders(),
                run.missedByWebhooks(),
                run.pages(),
                run.instance(),
                run.note(),
                run.error());
    }
}
