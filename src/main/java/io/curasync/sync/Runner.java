package io.curasync.sync;

import io.curasync.curagenesis.CuraGenesisException;
import io.curasync.curagenesis.PartnerApi;
import io.curasync.curagenesis.PartnerCall;
import io.curasync.curagenesis.PracticePage;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Runs what this instance owns: page after page, until the end, a cancel, a failure, or another owner. */
@Component
class Runner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Runner.class);
    private static final int RESTARTS = 3;
    private static final int ATTEMPTS = 5;

    private final PartnerApi api;
    private final PageBatch batch;
    private final RunEnd end;
    private final RunLog runs;
    private final CallLog calls;
    private final ChangeSignal signal;
    private final AtomicReference<@Nullable Active> active = new AtomicReference<>();
    private volatile boolean stopping;

    Runner(PartnerApi api, PageBatch batch, RunEnd end, RunLog runs, CallLog calls, ChangeSignal signal) {
        this.api = api;
        this.batch = batch;
        this.end = end;
        this.runs = runs;
        this.calls = calls;
        this.signal = signal;
    }

    /** A run and the thread that does its work. */
    private record Active(RunLog.Lease lease, Thread thread) {}

    void run(RunLog.Lease lease) {
        // A platform thread: interrupting a virtual one would also break its connection to the database.
        Thread thread = Thread.ofPlatform().name("sync-run-" + lease.id()).unstarted(() -> work(lease));
        active.set(new Active(lease, thread));
        thread.start();
    }

    /** Shows that this instance lives, and ends the work at once when the run is no longer ours. */
    void beat() {
        Active now = active.get();
        if (now != null && now.thread().isAlive() && !runs.beat(now.lease())) {
            now.thread().interrupt();
        }
    }

    private void work(RunLog.Lease lease) {
        List<PartnerCall> attempts = new ArrayList<>();
        try {
            log.info("Sync run {} ended: {}", lease.id(), pages(lease, attempts));
        } catch (RunLog.FencedException e) {
            log.warn("{}: another instance goes on with it", e.getMessage());
        } catch (CuraGenesisException e) {
            end(lease, attempts, SyncStatus.FAILED, String.valueOf(e.getMessage()));
        } catch (DataAccessResourceFailureException | TransactionException e) {
            // Nothing of the batch was written. Whoever reaches the database first goes on from the cursor.
            log.warn("Sync run {} lost the database and waits for a new owner: {}", lease.id(), e.getMessage());
        } catch (RuntimeException e) {
            log.error("Sync run {} failed", lease.id(), e);
            end(lease, attempts, SyncStatus.FAILED, "It failed on our side, see the log of this instance");
        } finally {
            active.updateAndGet(now -> now != null && now.lease().equals(lease) ? null : now);
            signal.publish(Topic.SYNC);
            signal.publish(Topic.LEDGER);
            forgetOldCalls();
        }
    }

    private void forgetOldCalls() {
        try {
            calls.forgetOld();
        } catch (DataAccessException e) {
            log.info("Old calls to CuraGenesis could not be let go of; the next run's end tries again", e);
        }
    }

    /** @param attempts those that are not kept yet */
    private SyncStatus pages(RunLog.Lease lease, List<PartnerCall> attempts) throws CuraGenesisException {
        String cursor = lease.cursor();
        int restarts = 0;
        while (!Thread.currentThread().isInterrupted()) {
            PracticePage page;
            try {
                page = api.practices(cursor, attempts::add);
            } catch (CuraGenesisException.CursorExpired e) {
                if (++restarts > RESTARTS) {
                    throw e;
                }
                cursor = null;
                continue;
            }
            boolean cancel = apply(lease, page, attempts);
            attempts.clear();
            signal.publish(Topic.LEDGER);
            signal.publish(Topic.SYNC);
            if (cancel) {
                break;
            }
            if (page.nextCursor() == null) {
                return end.complete(lease);
            }
            cursor = page.nextCursor();
        }
        return end(lease, attempts, SyncStatus.CANCELLED, null);
    }

    /** A batch that lost a deadlock, or whose practices were merged meanwhile, is simply applied again. */
    private boolean apply(RunLog.Lease lease, PracticePage page, List<PartnerCall> attempts) {
        for (int attempt = 1; ; attempt++) {
            try {
                return batch.apply(lease, page, attempts);
            } catch (TransientDataAccessException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                log.info("A page of sync run {} is applied again: {}", lease.id(), e.getMessage());
            }
        }
    }

    /** Closes the run before its time; when this instance stops, another one goes on with it instead. */
    private SyncStatus end(RunLog.Lease lease, List<PartnerCall> attempts, SyncStatus status, @Nullable String error) {
        boolean interrupted = Thread.interrupted();
        try {
            calls.add(lease.id(), attempts);
            if (stopping) {
                runs.abandon(lease);
                return SyncStatus.RUNNING;
            }
            SyncStatus actual = interrupted ? SyncStatus.CANCELLED : status;
            runs.finish(lease, actual, 0, null, interrupted ? null : error);
            return actual;
        } catch (RunLog.FencedException | DataAccessException | TransactionException e) {
            log.warn("Sync run {} could not be closed: {}", lease.id(), e.getMessage());
            return SyncStatus.RUNNING;
        }
    }

    @Override
    public void start() {
        stopping = false;
    }

    @Override
    public void stop() {
        stopping = true;
        Active now = active.get();
        if (now == null) {
            return;
        }
        now.thread().interrupt();
        try {
            now.thread().join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins before the web server takes requests, and ends after it has answered the last. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return !stopping;
    }
}
