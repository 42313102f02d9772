package io.curasync.sync.run;

import io.curasync.curagenesis.ApiCallRecord;
import io.curasync.curagenesis.CuraGenesisException;
import io.curasync.curagenesis.PartnerApi;
import io.curasync.curagenesis.SourceCooldown;
import io.curasync.curagenesis.SourceCooldown.Cooldown;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.platform.DatabaseFailure;
import io.curasync.sync.SyncStatus;
import io.curasync.sync.history.ApiCallRepository;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Executes a run that this instance owns. Applies batches until the run has read all pages, fails, is cancelled or gets a new owner.
 * Also stops if this instance stops or loses the database.
 */
@Component
class RunExecutor {

    private static final Logger log = LoggerFactory.getLogger(RunExecutor.class);

    private final PartnerApi api;
    private final SourceCooldown cooldown;
    private final PageTimestamps pageTimestamps;
    private final PageBatch batch;
    private final PageApplier applier;
    private final RunFinalizer finalizer;
    private final RunRepository runs;
    private final ApiCallRepository calls;
    private final ChangeSignal signal;

    RunExecutor(
            PartnerApi api,
            SourceCooldown cooldown,
            PageTimestamps pageTimestamps,
            PageBatch batch,
            PageApplier applier,
            RunFinalizer finalizer,
            RunRepository runs,
            ApiCallRepository calls,
            ChangeSignal signal) {
        this.api = api;
        this.cooldown = cooldown;
        this.pageTimestamps = pageTimestamps;
        this.batch = batch;
        this.applier = applier;
        this.finalizer = finalizer;
        this.runs = runs;
        this.calls = calls;
        this.signal = signal;
    }

    /**
     * Executes the run on the calling thread. If the thread is interrupted, ends the run as cancelled. If this instance is stopping,
     * releases the run instead, so that another instance can continue it.
     *
     * @param stopping supplies whether this instance is stopping
     */
    void execute(RunRepository.Lease lease, BooleanSupplier stopping) {
        try {
            open(lease).ifPresent(reader -> execute(lease, reader, stopping));
        } finally {
            signal.publish(Topic.SYNC);
            signal.publish(Topic.LEDGER);
        }
    }

    /**
     * Starts reading pages. During a cooldown, ends the run as failed and returns empty. After a database failure, the run stays in
     * progress for a new owner, and the result is empty. Also returns empty if the run already has a new owner.
     */
    private Optional<PageReader> open(RunRepository.Lease lease) {
        try {
            Optional<Cooldown> current = cooldown.current();
            if (current.isPresent()) {
                // The cooldown began after run admission, for example because the previous owner began it but stopped
                // before it could end the run.
                runs.finish(lease, SyncStatus.FAILED, 0, null, current.get().message());
                return Optional.empty();
            }
            return Optional.of(PageReader.start(api, lease, runs.cursorHistory(lease)));
        } catch (RunRepository.FencedException | DataAccessException | TransactionException e) {
            log.warn(
                    "Sync run {} could not start on this instance and waits for a new owner: {}",
                    lease.id(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    private void execute(RunRepository.Lease lease, PageReader reader, BooleanSupplier stopping) {
        try {
            log.info("Sync run {} ended: {}", lease.id(), applyPages(lease, reader, stopping));
        } catch (RunRepository.FencedException e) {
            log.warn("{}: another instance continues it", e.getMessage());
        } catch (CuraGenesisException.RetryLater e) {
            end(lease, reader, stopping, SyncStatus.FAILED, beginCooldown(e));
        } catch (CuraGenesisException e) {
            end(lease, reader, stopping, SyncStatus.FAILED, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            fail(lease, reader, stopping, e);
        } finally {
            reader.stop();
        }
    }

    /**
     * Begins the cooldown that CuraGenesis requested, and returns the error message for the run. Must be called before the run ends.
     * Otherwise, the next run could call CuraGenesis before the cooldown begins.
     */
    private String beginCooldown(CuraGenesisException.RetryLater wait) {
        try {
            return cooldown.begin(wait).message();
        } catch (DataAccessException | TransactionException e) {
            log.warn("Could not store the cooldown that CuraGenesis requested: {}", e.getMessage());
            return String.valueOf(wait.getMessage());
        }
    }

    private SyncStatus applyPages(RunRepository.Lease lease, PageReader reader, BooleanSupplier stopping)
            throws CuraGenesisException {
        ProgressPublisher progressPublisher = new ProgressPublisher(signal);
        try (BatchPipeline pipeline = new BatchPipeline(lease, reader, batch, applier, pageTimestamps.offset())) {
            while (!Thread.currentThread().isInterrupted()) {
                BatchPipeline.Result result = pipeline.next();
                progressPublisher.publish(result.applied());
                if (result.applied().cancelled()) {
                    break;
                }
                if (result.isLast()) {
                    return finalizer.complete(lease);
                }
            }
        } catch (InterruptedException | CancellationException e) {
            Thread.currentThread().interrupt();
        }
        return end(lease, reader, stopping, SyncStatus.CANCELLED, null);
    }

    /**
     * Handles an internal failure or a database failure. After an outage of PostgreSQL, the run stays in progress, and its next owner
     * continues from the stored cursor. After any other failure, ends the run as failed.
     */
    private void fail(
            RunRepository.Lease lease, PageReader reader, BooleanSupplier stopping, RuntimeException failure) {
        DatabaseFailure kind = DatabaseFailure.of(failure);
        if (kind != DatabaseFailure.OUTAGE) {
            log.error("Sync run {} failed", lease.id(), failure);
            String error = kind == DatabaseFailure.REFUSED
                    ? DatabaseFailure.reason(failure)
                    : "Internal error: see the log of this instance";
            end(lease, reader, stopping, SyncStatus.FAILED, error);
            return;
        }
        log.warn("Sync run {} lost the database and waits for a new owner: {}", lease.id(), failure.getMessage());
        try {
            runs.recordError(lease, DatabaseFailure.reason(failure));
        } catch (DataAccessException | TransactionException e) {
            log.info(
                    "Could not store the error of sync run {}, which waits for a new owner: {}",
                    lease.id(),
                    e.getMessage());
        }
    }

    /**
     * Ends a run that was not completed. The run gets the given status, or is cancelled if the thread was interrupted. If this instance is
     * stopping, releases the run instead, so that another instance can continue it. Returns the resulting status, which is RUNNING if the
     * run was released or could not be ended.
     */
    private SyncStatus end(
            RunRepository.Lease lease,
            PageReader reader,
            BooleanSupplier stopping,
            SyncStatus status,
            @Nullable String error) {
        boolean interrupted = Thread.interrupted();
        try {
            addCalls(lease, reader.stop());
            if (stopping.getAsBoolean()) {
                runs.release(lease);
                return SyncStatus.RUNNING;
            }
            SyncStatus actual = interrupted ? SyncStatus.CANCELLED : status;
            runs.finish(lease, actual, 0, null, interrupted ? null : error);
            return actual;
        } catch (RunRepository.FencedException | DataAccessException | TransactionException e) {
            log.warn("Could not end sync run {}: {}", lease.id(), e.getMessage());
            return SyncStatus.RUNNING;
        }
    }

    /** Stores API calls. A failure is only logged, because the run must end even if its API calls cannot be stored. */
    private void addCalls(RunRepository.Lease lease, List<List<ApiCallRecord>> attempts) {
        try {
            calls.add(lease.id(), attempts);
        } catch (DataAccessException e) {
            log.warn("Could not store the API calls of sync run {}: {}", lease.id(), e.getMessage());
        }
    }
}
