package io.curasync.sync;

import io.curasync.curagenesis.PartnerApi;
import io.curasync.ledger.MissingPracticeMarker;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Subscription;
import io.curasync.live.Topic;
import io.curasync.sync.history.RunQuery;
import io.curasync.sync.run.RunAdmission;
import io.curasync.sync.run.RunRepository;
import io.curasync.sync.run.RunThread;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Starts, finds and cancels runs. Used by screens and endpoints; {@code SyncScheduler} starts scheduled runs. */
@Service
public class SyncService {

    private final RunAdmission runAdmission;
    private final RunQuery runQuery;
    private final RunRepository runs;
    private final RunThread runThread;
    private final PartnerApi api;
    private final MissingPracticeMarker practices;
    private final ChangeSignal signal;

    SyncService(
            RunAdmission runAdmission,
            RunQuery runQuery,
            RunRepository runs,
            RunThread runThread,
            PartnerApi api,
            MissingPracticeMarker practices,
            ChangeSignal signal) {
        this.runAdmission = runAdmission;
        this.runQuery = runQuery;
        this.runs = runs;
        this.runThread = runThread;
        this.api = api;
        this.practices = practices;
        this.signal = signal;
    }

    /**
     * Starts a run in the background if syncs are configured and {@link RunAdmission} admits the run. Does not wait until the run has
     * ended.
     *
     * @param by email of the user; null for the cron endpoint
     * @param override whether to ignore the minimum interval between runs; the caller must have checked the permission
     */
    public StartResult start(SyncKind kind, SyncTrigger trigger, @Nullable String by, boolean override) {
        String missing = api.missingSetting();
        if (missing != null) {
            return new StartResult.NotConfigured(missing);
        }
        StartResult decided = runAdmission.admit(kind, trigger, by, override, practices.known());
        if (decided instanceof StartResult.Granted granted) {
            runThread.run(new RunRepository.Lease(granted.run().id(), kind, 1, null));
        }
        signal.publish(Topic.SYNC);
        return decided;
    }

    /** Returns a sentence that names the missing setting; null if syncs can run. */
    public @Nullable String missingSetting() {
        return api.missingSetting();
    }

    public Optional<SyncRun> find(long id) {
        return runQuery.find(id);
    }

    public Optional<SyncRun> running() {
        return runQuery.running();
    }

    /** Returns the last run with status SUCCEEDED or PARTIAL; empty if there is none. */
    public Optional<SyncRun> lastSuccessful() {
        return runQuery.lastSuccessful();
    }

    /**
     * Returns runs, newest first.
     *
     * @param before returns only runs with a lower id; null for the newest runs
     */
    public List<SyncRun> runs(@Nullable Long before, int limit) {
        return runQuery.page(before, limit);
    }

    /**
     * Requests the cancellation of a run. The instance that executes the run then ends the run after the current batch or at the next
     * heartbeat. Returns false if no run with this id is in progress.
     */
    public boolean cancel(long id) {
        boolean requested = runs.requestCancel(id);
        signal.publish(Topic.SYNC);
        return requested;
    }

    /**
     * Waits until the run has ended or the timeout has passed. Returns the latest state of the run.
     *
     * @throws java.util.NoSuchElementException if the run does not exist
     */
    public SyncRun awaitEnd(long id, Duration timeout) throws InterruptedException {
        Semaphore changes = new Semaphore(0);
        long deadline = System.nanoTime() + timeout.toNanos();
        try (Subscription ignored = signal.subscribe(Topic.SYNC, changes::release)) {
            SyncRun run = runQuery.find(id).orElseThrow();
            while (run.running() && System.nanoTime() < deadline) {
                long remaining = Math.min(
                        deadline - System.nanoTime(), Duration.ofSeconds(1).toNanos());
                changes.tryAcquire(remaining, TimeUnit.NANOSECONDS);
                changes.drainPermits();
                run = runQuery.find(id).orElseThrow();
            }
            return run;
        }
    }
}
