package io.curasync.sync.run;

import io.curasync.ledger.MissingPracticeMarker;
import io.curasync.ledger.quarantine.Quarantine;
import io.curasync.sync.SyncKind;
import io.curasync.sync.SyncRun;
import io.curasync.sync.SyncStatus;
import io.curasync.sync.history.RunQuery;
import io.curasync.sync.history.WebhookLossDetector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Completes a run that has read all pages, and determines its status. Unless the run is suspicious, marks missing practices and resolves
 * quarantined rows of earlier runs. Only full runs can be suspicious, and only full runs mark missing practices.
 */
@Component
class RunFinalizer {

    private static final Logger log = LoggerFactory.getLogger(RunFinalizer.class);

    private final RunQuery runQuery;
    private final RunRepository runs;
    private final DropLimitQuery dropLimitQuery;
    private final MissingPracticeMarker missing;
    private final Quarantine quarantine;
    private final WebhookLossDetector webhookLossDetector;

    RunFinalizer(
            RunQuery runQuery,
            RunRepository runs,
            DropLimitQuery dropLimitQuery,
            MissingPracticeMarker missing,
            Quarantine quarantine,
            WebhookLossDetector webhookLossDetector) {
        this.runQuery = runQuery;
        this.runs = runs;
        this.dropLimitQuery = dropLimitQuery;
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
            DropLimit limit = dropLimitQuery.before(run.id());
            if (limit.isExceededBy(coverage)) {
                runs.finish(lease, SyncStatus.SUSPICIOUS, 0, missedByWebhooks, limit.reason(coverage));
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
