package io.curasync.sync;

import io.curasync.curagenesis.PartnerApi;
import io.curasync.ledger.MissingPracticeMarker;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Subscription;
import io.curasync.live.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Starting, following and cancelling runs, for schedules, the cron endpoint and people alike. */
@Service
public class SyncService {

    private final RunAdmission claim;
    private final RunQuery rows;
    private final RunRepository log;
    private final RunThread runThread;
    private final PartnerApi api;
    private final MissingPracticeMarker practices;
    private final ChangeSignal signal;

    SyncService(
            RunAdmission claim,
            RunQuery rows,
            RunRepository log,
            RunThread runThread,
            PartnerApi api,
            MissingPracticeMarker practices,
            ChangeSignal signal) {
        this.claim = claim;
        this.rows = rows;
        this.log = log;
        this.runThread = runThread;
        this.api = api;
        this.practices = practices;
        this.signal = signal;
    }

    /**
     * Starts a run if the claim allows it; it goes on in the background.
     *
     * @param by the e-mail of who asked; null for a machine
     * @param override passes the minimum between runs; the caller has checked that this is allowed
     */
    public StartResult start(SyncKind kind, SyncTrigger trigger, @Nullable String by, boolean override) {
        String missing = api.missingSetting();
        if (missing != null) {
            return new StartResult.Off(missing);
        }
        StartResult decided = claim.claim(kind, trigger, by, override, practices.known());
        if (decided instanceof StartResult.Granted granted) {
            runThread.run(new RunRepository.Lease(granted.run().id(), kind, 1, null));
        }
        signal.publish(Topic.SYNC);
        return decided;
    }

    /** Null when syncs can run; else a sentence that says what to set. */
    public @Nullable String missingSetting() {
        return api.missingSetting();
    }

    public Optional<SyncRun> find(long id) {
        return rows.find(id);
    }

    public Optional<SyncRun> running() {
        return rows.running();
    }

    /** The last run that succeeded, wholly or partly. */
    public Optional<SyncRun> lastSuccessful() {
        return rows.lastSuccessful();
    }

    /** Runs, newest first, those before this id. */
    public List<SyncRun> runs(@Nullable Long before, int limit) {
        return rows.page(before, limit);
    }

    /** Asks the owner to stop after its batch. False when it is not running. */
    public boolean cancel(long id) {
        boolean asked = log.askToCancel(id);
        signal.publish(Topic.SYNC);
        return asked;
    }

    /** Waits until the run has ended, at most this long; returns it as it is then. */
    public SyncRun awaitEnd(long id, Duration atMost) throws InterruptedException {
        Semaphore changes = new Semaphore(0);
        long deadline = System.nanoTime() + atMost.toNanos();
        try (Subscription ignored = signal.subscribe(Topic.SYNC, changes::release)) {
            SyncRun run = rows.find(id).orElseThrow();
            while (run.running() && System.nanoTime() < deadline) {
                long left = Math.min(
                        deadline - System.nanoTime(), Duration.ofSeconds(1).toNanos());
                changes.tryAcquire(left, TimeUnit.NANOSECONDS);
                changes.drainPermits();
                run = rows.find(id).orElseThrow();
            }
            return run;
        }
    }
}
