package io.curasync.sync;

import io.curasync.account.AuditLog;
import io.curasync.ledger.MissingPracticeMarker;
import io.curasync.ledger.Quarantine;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** An admin's word that a suspicious run was right: what it did not see is no longer upstream. */
@Component
public class RunApprovalService {

    private static final String IN_THE_WAY = """
            from sync_run later where later.id > :id and later.kind = 'FULL'
              and later.status in ('RUNNING', 'SUCCEEDED', 'PARTIAL')""";

    private static final String APPROVE = """
            update sync_run set status = case when quarantined > 0 then 'PARTIAL' else 'SUCCEEDED' end, error = null
            where id = :id and status = 'SUSPICIOUS' and not exists (select 1\s""" + IN_THE_WAY + ")";

    private final JdbcClient jdbc;
    private final RunQuery rows;
    private final MissingPracticeMarker missing;
    private final Quarantine quarantine;
    private final AuditLog auditLog;
    private final ChangeSignal signal;
    private final TransactionOperations transaction;

    RunApprovalService(
            JdbcClient jdbc,
            RunQuery rows,
            MissingPracticeMarker missing,
            Quarantine quarantine,
            AuditLog auditLog,
            ChangeSignal signal,
            TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.missing = missing;
        this.quarantine = quarantine;
        this.auditLog = auditLog;
        this.signal = signal;
        this.transaction = transaction;
    }

    /** What became of an approval. */
    public sealed interface Answer {

        /** @param run as it is now */
        record Approved(SyncRun run) implements Answer {}

        /** @param message for people: why not */
        record Refused(String message) implements Answer {}
    }

    /** Why this run cannot be approved, in a sentence; empty when it can. */
    public Optional<String> hindrance(SyncRun run) {
        if (run.status() != SyncStatus.SUSPICIOUS) {
            return Optional.of("Run %d is %s, and only a suspicious run can be approved."
                    .formatted(run.id(), run.status().name().toLowerCase(java.util.Locale.ROOT)));
        }
        return jdbc.sql("select later.id " + IN_THE_WAY + " order by later.id desc limit 1")
                .param("id", run.id())
                .query(Long.class)
                .optional()
                .map(later -> "Run %d is full as well and came later, so it says what is missing, not run %d."
                        .formatted(later, run.id()));
    }

    /** How many practices an approval would mark as no longer upstream, as of now. */
    public long wouldMark(SyncRun run) {
        return missing.unseen(run.id(), run.startedAt());
    }

    /**
     * Ends the run as if it had not been suspicious, in one transaction with its marks and the audit.
     *
     * @param by the e-mail of who approves; the caller has checked that this is allowed
     */
    public Answer approve(SyncRun run, String by) {
        boolean approved = Boolean.TRUE.equals(transaction.execute(status -> approved(run, by)));
        SyncRun now = rows.find(run.id()).orElseThrow();
        if (!approved) {
            return new Answer.Refused(
                    hindrance(now).orElse("Run %d changed meanwhile, try again.".formatted(run.id())));
        }
        signal.publish(Topic.LEDGER);
        signal.publish(Topic.SYNC);
        return new Answer.Approved(now);
    }

    private boolean approved(SyncRun run, String by) {
        if (jdbc.sql(APPROVE).param("id", run.id()).update() == 0) {
            return false;
        }
        int marked = missing.mark(run.id(), run.startedAt());
        jdbc.sql("update sync_run set missing = ? where id = ?")
                .param(marked)
                .param(run.id())
                .update();
        quarantine.settleEarlier(run.id());
        auditLog.record(
                by,
                "sync.approve",
                "run " + run.id(),
                "%d practices marked missing. %s".formatted(marked, run.error()));
        return true;
    }
}
