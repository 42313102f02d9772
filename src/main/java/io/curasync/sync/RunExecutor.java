package io.curasync.sync;

import io.curasync.curagenesis.ApiCallRecord;
import io.curasync.curagenesis.CuraGenesisException;
import io.curasync.curagenesis.PartnerApi;
import io.curasync.curagenesis.SourceCooldown;
import io.curasync.curagenesis.SourceCooldown.Cooldown;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.platform.DatabaseFailure;
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

/** The work of a run that this instance owns: batch after batch, until the end, a cancel, a failure, or another owner. */
@Component
class RunExecutor {

    private static final Logger log = LoggerFactory.getLogger(RunExecutor.class);

    private final PartnerApi api;
    private final SourceCooldown cooldown;
    private final PageApplier applier;
    private final RunFinalizer end;
    private final RunRepository runs;
    private final ApiCallRepository calls;
    private final ChangeSignal signal;

    RunExecutor(
            PartnerApi api,
            SourceCooldown cooldown,
            PageApplier applier,
            RunFinalizer end,
            RunRepository runs,
            ApiCallRepository calls,
            ChangeSignal signal) {
        this.api = api;
        this.cooldown = cooldown;
        this.applier = applier;
        this.end = end;
        this.runs = runs;
        this.calls = calls;
        this.signal = signal;
    }

    /**
     * Does it on this thread; an interrupt ends it early.
     *
     * @param stopping whether an interrupt means that this instance stops, so that another one goes on with the run
     */
    void work(RunRepository.Lease lease, BooleanSupplier stopping) {
        try {
            begin(lease).ifPresent(reader -> work(lease, reader, stopping));
        } finally {
            signal.publish(Topic.SYNC);
            signal.publish(Topic.LEDGER);
        }
    }

    /** Empty if the run cannot go on now. */
    private Optional<PageReader> begin(RunRepository.Lease lease) {
        try {
            Optional<Cooldown> asked = cooldown.current();
            if (asked.isPresent()) {
                // Taken over from an instance that ended before it had closed the run.
                runs.finish(lease, SyncStatus.FAILED, 0, null, asked.get().message());
                return Optional.empty();
            }
            return Optional.of(PageReader.start(api, lease, runs.trail(lease)));
        } catch (RunRepository.FencedException | DataAccessException | TransactionException e) {
            log.warn("Sync run {} could not begin here and waits for a new owner: {}", lease.id(), e.getMessage());
            return Optional.empty();
        }
    }

    private void work(RunRepository.Lease lease, PageReader reader, BooleanSupplier stopping) {
        try {
            log.info("Sync run {} ended: {}", lease.id(), pages(lease, reader, stopping));
        } catch (RunRepository.FencedException e) {
            log.warn("{}: another instance goes on with it", e.getMessage());
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

    /** Before the run ends: whoever might take it over must not call either. Returns the run's error. */
    private String beginCooldown(CuraGenesisException.RetryLater wait) {
        try {
            return cooldown.begin(wait).message();
        } catch (DataAccessException | TransactionException e) {
            log.warn("Could not store until when CuraGenesis must not be called: {}", e.getMessage());
            return String.valueOf(wait.getMessage());
        }
    }

    private SyncStatus pages(RunRepository.Lease lease, PageReader reader, BooleanSupplier stopping)
            throws CuraGenesisException {
        ProgressPublisher progressPublisher = new ProgressPublisher(signal);
        try {
            while (!Thread.currentThread().isInterrupted()) {
                List<FetchedPage> pages = reader.next();
                PageBatch.Applied applied = applier.apply(lease, pages);
                reader.applied();
                progressPublisher.tell(applied);
                if (applied.cancelled()) {
                    break;
                }
                if (pages.getLast().page().nextCursor() == null) {
                    return end.complete(lease);
                }
            }
        } catch (InterruptedException | CancellationException e) {
            Thread.currentThread().interrupt();
        }
        return end(lease, reader, stopping, SyncStatus.CANCELLED, null);
    }

    /** Nothing of the batch was written. After an outage, whoever reaches the database first goes on from the cursor. */
    private void fail(
            RunRepository.Lease lease, PageReader reader, BooleanSupplier stopping, RuntimeException failure) {
        DatabaseFailure kind = DatabaseFailure.of(failure);
        if (kind != DatabaseFailure.OUTAGE) {
            log.error("Sync run {} failed", lease.id(), failure);
            String error = kind == DatabaseFailure.REFUSED
                    ? DatabaseFailure.reason(failure)
                    : "It failed on our side, see the log of this instance";
            end(lease, reader, stopping, SyncStatus.FAILED, error);
            return;
        }
        log.warn("Sync run {} lost the database and waits for a new owner: {}", lease.id(), failure.getMessage());
        try {
            runs.leave(lease, DatabaseFailure.reason(failure));
        } catch (DataAccessException | TransactionException e) {
            log.info("The reason could not be recorded: {}", e.getMessage());
        }
    }

    /** Closes the run before its time; when this instance stops, another one goes on with it instead. */
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
                runs.abandon(lease);
                return SyncStatus.RUNNING;
            }
            SyncStatus actual = interrupted ? SyncStatus.CANCELLED : status;
            runs.finish(lease, actual, 0, null, interrupted ? null : error);
            return actual;
        } catch (RunRepository.FencedException | DataAccessException | TransactionException e) {
            log.warn("Sync run {} could not be closed: {}", lease.id(), e.getMessage());
            return SyncStatus.RUNNING;
        }
    }

    /** The run ends even if its calls cannot be recorded. */
    private void addCalls(RunRepository.Lease lease, List<List<ApiCallRecord>> attempts) {
        try {
            calls.add(lease.id(), attempts);
        } catch (DataAccessException e) {
            log.warn("Calls of sync run {} could not be recorded: {}", lease.id(), e.getMessage());
        }
    }
}
