package io.curasync.sync.history;

import io.curasync.platform.text.CsvWriter;
import io.curasync.sync.SyncRun;
import java.util.List;
import org.springframework.stereotype.Component;

/** Exports all runs as CSV, newest first. */
@Component
public class RunCsv {

    private static final int BATCH_SIZE = 500;

    private final RunQuery runQuery;

    RunCsv(RunQuery runQuery) {
        this.runQuery = runQuery;
    }

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
        List<SyncRun> batch = runQuery.page(null, BATCH_SIZE);
        while (!batch.isEmpty()) {
            for (SyncRun run : batch) {
                append(csv, run);
            }
            batch = runQuery.page(batch.getLast().id(), BATCH_SIZE);
        }
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
