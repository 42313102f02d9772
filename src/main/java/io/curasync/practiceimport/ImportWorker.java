package io.curasync.practiceimport;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.platform.BackgroundLoop;
import io.curasync.platform.DatabaseFailure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Background loop that runs the steps of all imports that are being validated, applied or undone, one step after the other. Once a day,
 * it also ends expired imports and undos, and deletes old rows.
 */
@Component
class ImportWorker extends BackgroundLoop {

    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_CONFLICTS = 20;

    private final ImportStepRunner step;
    private final ChangeSignal signal;
    /** Number of consecutive conflicts of the current step with other transactions. Only the thread of this loop accesses this field. */
    private int conflicts;

    ImportWorker(ImportStepRunner step, ChangeSignal signal) {
        super("import-worker", POLL_INTERVAL, POLL_INTERVAL, SHUTDOWN_TIMEOUT);
        this.step = step;
        this.signal = signal;
        signal.subscribe(Topic.IMPORT, this::wake);
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
    void deleteOld() {
        int expired = step.cancelExpired();
        if (expired > 0) {
            log.info("Canceled {} imports that nobody confirmed or continued in time", expired);
            signal.publish(Topic.IMPORT);
        }
        int undos = step.endExpiredUndos();
        if (undos > 0) {
            log.info("Ended {} failed undos of imports that nobody continued in time", undos);
            signal.publish(Topic.IMPORT);
        }
        int rows = step.deleteOld();
        if (rows > 0) {
            log.info("Deleted {} rows of imports that ended over 30 days ago", rows);
        }
    }

    /** Runs one step of an import. Returns false if there is no import to process that this instance can lock. */
    @Override
    protected boolean work() {
        try {
            PracticeImport done = step.runNext();
            conflicts = 0;
            if (done == null) {
                return false;
            }
            publishProgress(done);
        } catch (ImportStepRunner.StepFailure e) {
            recover(e.importId(), e.failure());
        }
        return true;
    }

    /**
     * Handles the failure of a step. If PostgreSQL is unavailable, rethrows the failure, so that the loop retries later. After a conflict
     * with another transaction, the loop retries the step at once, until {@value #MAX_CONFLICTS} conflicts have occurred in succession.
     *
     * <p>In all other cases, rejects the rows that the ledger cannot process. If no row was rejected, sets the status of the import to
     * {@link ImportStatus#FAILED}.
     */
    private void recover(long importId, RuntimeException failure) {
        DatabaseFailure kind = DatabaseFailure.of(failure);
        if (kind == DatabaseFailure.OUTAGE) {
            throw failure;
        }
        conflicts++;
        if (kind == DatabaseFailure.CONFLICT && conflicts < MAX_CONFLICTS) {
            log.info("Import step conflicted and will be retried: {}", failure.getMessage());
            return;
        }
        conflicts = 0;
        if (!step.rejectInvalidRows(importId)) {
            log.error("Import {} failed", importId, failure);
            step.fail(
                    importId,
                    kind == DatabaseFailure.REFUSED
                            ? DatabaseFailure.reason(failure)
                            : "An internal error occurred, see the log");
        }
        signal.publish(Topic.IMPORT);
    }

    private void publishProgress(PracticeImport step) {
        signal.publish(Topic.IMPORT);
        if (step.status() == ImportStatus.APPLYING || step.status() == ImportStatus.UNDOING) {
            signal.publish(Topic.LEDGER);
        }
    }
}
