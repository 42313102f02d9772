package io.curasync.sync;

import io.curasync.ledger.MissingMarks;
import io.curasync.ledger.Quarantine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Judges a run that has read everything. */
@Component
class RunEnd {

    private static final Logger logger = LoggerFactory.getLogger(RunEnd.class);

    /** A full run that saw less than this share of what is known marks nothing missing. */
    private static final double PLAUSIBLE = 0.8;

    private final RunRows rows;
    private final RunLog log;
    private final MissingMarks missing;
    private final Quarantine quarantine;
    private final Announcements announcements;
    private final JdbcClient jdbc;

    RunEnd(
            RunRows rows,
            RunLog log,
            MissingMarks missing,
            Quarantine quarantine,
            Announcements announcements,
            JdbcClient jdbc) {
        this.rows = rows;
        this.log = log;
        this.missing = missing;
        this.quarantine = quarantine;
        this.announcements = announcements;
        this.jdbc = jdbc;
    }

    @Transactional
    public SyncStatus complete(RunLog.Lease lease) {
        SyncRun run = rows.find(lease.id()).orElseThrow();
        if (run.fetched() != run.created() + run.updated() + run.unchanged() + run.stale() + run.quarantined()) {
            throw new IllegalStateException("The account of run " + run.id() + " does not balance");
        }
        Long unannounced = announcements.missedBefore(run.id());
        announcements.warning(unannounced).ifPresent(logger::warn);
        if (run.kind() == SyncKind.FULL && seen(run.id()) < PLAUSIBLE * missing.known()) {
            String reason = "It saw %d of the %d practices that are known, so nothing was marked missing"
                    .formatted(seen(run.id()), missing.known());
            log.finish(lease, SyncStatus.SUSPICIOUS, 0, unannounced, reason);
            return SyncStatus.SUSPICIOUS;
        }
        int marked = run.kind() == SyncKind.FULL ? missing.mark(run.id(), run.startedAt()) : 0;
        quarantine.settleEarlier(run.id());
        SyncStatus status = run.quarantined() > 0 ? SyncStatus.PARTIAL : SyncStatus.SUCCEEDED;
        log.finish(lease, status, marked, unannounced, null);
        return status;
    }

    private long seen(long run) {
        return jdbc.sql("select count(*) from practice_sighting where run_id = ?")
                .param(run)
                .query(Long.class)
                .single();
    }
}
