package io.curasync.sync.run;

import io.curasync.ledger.MissingPracticeMarker;
import io.curasync.ledger.Quarantine;
import io.curasync.sync.SyncKind;
import io.curasync.sync.SyncRun;
import io.curasync.sync.SyncStatus;
import io.curasync.sync.history.RunQuery;
import io.curasync.sync.history.WebhookLossDetector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Completes a run that has read all pages: decides its status and marks missing practices. */
@Component
class RunFinalizer {

    private static final Logger log = LoggerFactory.getLogger(RunFinalizer.class);

    /** Minimum share of the known practices that a full run must see. Otherwise the run is suspicious and marks none as missing. */
    private static final double MIN_PLAUSIBLE_SHARE = 0.8;

    private final RunQuery runQuery;
    private final RunRepository runs;
    private final MissingPracticeMarker missing;
    private final Quarantine quarantine;
    private final WebhookLossDetector webhookLossDetector;

    RunFinalizer(
            RunQuery runQuery,
            RunRepository runs,
            MissingPracticeMarker missing,
            Quarantine quarantine,
            WebhookLossDetector webhookLossDetector) {
        this.runQuery = runQuery;
        this.runs = runs;
        this.missing = missing;
        this.quarantine = quarantine;
        this.webhookLossDetector = webhookLossDetector;
    }

    @Transactional
    public SyncStatus complete(RunRepository.Lease lease) {
        SyncRun run = runQuery.find(lease.id()).orElseThrow();
        if (run.fetched() != run.created() + run.updated() + run.unchanged() + run.stale() + run.quarantined()) {
            throw new IllegalStateException("The row counts of run " + run.id() + " do not add up to the fetched rows");
        }
        Long missedByWebhooks = webhookLossDetector.countMissedByWebhooks(run.id());
        webhookLossDetector.warning(missedByWebhooks).ifPresent(log::warn);
        int marked = 0;
        if (run.kind() == SyncKind.FULL) {
            MissingPracticeMarker.Coverage coverage = missing.coverage(run.id());
            long known = coverage.seen() + coverage.others();
            if (coverage.seen() < MIN_PLAUSIBLE_SHARE * known) {
                String reason = "It saw %d of the %d practices that are known, so nothing was marked missing"
                        .formatted(coverage.seen(), known);
                runs.finish(lease, SyncStatus.SUSPICIOUS, 0, missedByWebhooks, reason);
                return SyncStatus.SUSPICIOUS;
            }
            marked = coverage.others() == 0 ? 0 : missing.mark(run.id(), run.startedAt());
        }
        quarantine.resolveRowsOfEarlierRuns(run.id());
        SyncStatus status = run.quarantined() > 0 ? SyncStatus.PARTIAL : SyncStatus.SUCCEEDED;
        runs.finish(lease, status, marked, missedByWebhooks, null);
        return status;
    }
}
