package io.curasync.sync;

import io.curasync.ledger.MissingPracticeMarker;
import io.curasync.ledger.Quarantine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Judges a run that has read everything. */
@Component
class RunFinalizer {

    private static final Logger logger = LoggerFactory.getLogger(RunFinalizer.class);

    /** A full run that saw less than this share of what is known marks nothing missing. */
    private static final double PLAUSIBLE = 0.8;

    private final RunQuery rows;
    private final RunRepository log;
    private final MissingPracticeMarker missing;
    private final Quarantine quarantine;
    private final WebhookLossDetector webhookLossDetector;

    RunFinalizer(
            RunQuery rows,
            RunRepository log,
            MissingPracticeMarker missing,
            Quarantine quarantine,
            WebhookLossDetector webhookLossDetector) {
        this.rows = rows;
        this.log = log;
        this.missing = missing;
        this.quarantine = quarantine;
        this.webhookLossDetector = webhookLossDetector;
    }

    @Transactional
    public SyncStatus complete(RunRepository.Lease lease) {
        SyncRun run = rows.find(lease.id()).orElseThrow();
        if (run.fetched() != run.created() + run.updated() + run.unchanged() + run.stale() + run.quarantined()) {
            throw new IllegalStateException("The account of run " + run.id() + " does not balance");
        }
        Long unannounced = webhookLossDetector.missedBefore(run.id());
        webhookLossDetector.warning(unannounced).ifPresent(logger::warn);
        int marked = 0;
        if (run.kind() == SyncKind.FULL) {
            MissingPracticeMarker.Coverage coverage = missing.coverage(run.id());
            long known = coverage.seen() + coverage.others();
            if (coverage.seen() < PLAUSIBLE * known) {
                String reason = "It saw %d of the %d practices that are known, so nothing was marked missing"
                        .formatted(coverage.seen(), known);
                log.finish(lease, SyncStatus.SUSPICIOUS, 0, unannounced, reason);
                return SyncStatus.SUSPICIOUS;
            }
            marked = coverage.others() == 0 ? 0 : missing.mark(run.id(), run.startedAt());
        }
        quarantine.settleEarlier(run.id());
        SyncStatus status = run.quarantined() > 0 ? SyncStatus.PARTIAL : SyncStatus.SUCCEEDED;
        log.finish(lease, status, marked, unannounced, null);
        return status;
    }
}
