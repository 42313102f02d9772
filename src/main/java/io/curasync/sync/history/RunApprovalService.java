package io.curasync.sync.history;

import io.curasync.account.AuditLog;
import io.curasync.ledger.MissingPracticeMarker;
import io.curasync.ledger.quarantine.Quarantine;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.sync.SyncRun;
import io.curasync.sync.SyncStatus;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Approves suspicious runs. An admin who approves a run confirms that the practices that the run did not find no longer exist in
 * CuraGenesis.
 */
@Component
public class RunApprovalService {

    private static final String FROM_LATER_FULL_RUN = """
            from sync_run later where later.id > :id and later.kind = 'FULL'
              and later.status in ('RUNNING', 'SUCCEEDED', 'PARTIAL')""";

    private static final String APPROVE = """
            update sync_run set status = case when quarantined > 0 then 'PARTIAL' else 'SUCCEEDED' end, error = null
            where id = :id and status = 'SUSPICIOUS' and not exists (select 1\s""" + FROM_LATER_FULL_RUN + ")";

    private final JdbcClient jdbc;
    private final RunQuery runQuery;
    private final MissingPracticeMarker missingPracticeMarker;
    private final Quarantine quarantine;
    private final AuditLog auditLog;
    private final ChangeSignal signal;
    private final TransactionOperations transaction;

    RunApprovalService(
            JdbcClient jdbc,
            RunQuery runQuery,
            MissingPracticeMarker missingPracticeMarker,
            Quarantine quarantine,
            AuditLog auditLog,
            ChangeSignal signal,
            TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.runQuery = runQuery;
        this.missingPracticeMarker = missingPracticeMarker;
        this.quarantine = quarantine;
        this.auditLog = auditLog;
        this.signal = signal;
        this.transaction = transaction;
    }

    /** Result of an attempt to approve a run. */
    public sealed interface Answer {

        /**
         * The run was approved.
         *
         * @param run the run after the approval
         */
        record Approved(SyncRun run) implements Answer {}

        /**
         * The run was not approved.
         *
         * @param message reason, shown to users
         */
        record Refused(String message) implements Answer {}
    }

    /**
     * Returns the reason why the run cannot be approved, as a sentence; empty if it can be approved. A run cannot be approved if it
     * is not suspicious, or if a later full run is in progress or has succeeded.
     */
    public Optional<String> blockReason(SyncRun run) {
        if (run.status() != SyncStatus.SUSPICIOUS) {
            return Optional.of("Run %d is %s, and only a suspicious run can be approved."
                    .formatted(run.id(), run.status().name().toLowerCase(java.util.Locale.ROOT)));
        }
        return jdbc.sql("select later.id " + FROM_LATER_FULL_RUN + " order by later.id desc limit 1")
                .param("id", run.id())
                .query(Long.class)
                .optional()
                .map(later -> "Run %d is a later full run, so it decides which practices are missing, not run %d."
                        .formatted(later, run.id()));
    }

    /** Returns the number of practices that would be marked as missing if the run were approved now. */
    public long countMissing(SyncRun run) {
        return missingPracticeMarker.unseen(run.id(), run.startedAt());
    }

    /**
     * Approves a run in one transaction. Sets the status to SUCCEEDED, or to PARTIAL if the run quarantined rows. Also marks practices as
     * missing, resolves quarantined rows of earlier runs, and writes the audit log. Changes nothing if {@link #blockReason} returns a
     * reason.
     *
     * @param by email of the approving admin; the caller must have checked the permission
     */
    public Answer approve(SyncRun run, String by) {
        boolean approved = Boolean.TRUE.equals(transaction.execute(status -> approveInTransaction(run, by)));
        SyncRun now = runQuery.find(run.id()).orElseThrow();
        if (!approved) {
            return new Answer.Refused(
                    blockReason(now).orElse("Run %d has changed in the meantime. Try again.".formatted(run.id())));
        }
        signal.publish(Topic.LEDGER);
        signal.publish(Topic.SYNC);
        return new Answer.Approved(now);
    }

    private boolean approveInTransaction(SyncRun run, String by) {
        if (jdbc.sql(APPROVE).param("id", run.id()).update() == 0) {
            return false;
        }
        int marked = missingPracticeMarker.mark(run.id(), run.startedAt());
        jdbc.sql("update sync_run set missing = ? where id = ?")
                .param(marked)
                .param(run.id())
                .update();
        quarantine.resolveRowsOfEarlierRuns(run.id());
        auditLog.record(
                by,
                "sync.approve",
                "run " + run.id(),
                "%d practices marked missing. %s".formatted(marked, run.error()));
        return true;
    }
}
