package io.curasync.sync.run;

import io.curasync.sync.history.ApiCallRepository;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Executes the run of this instance on a separate thread, and sends heartbeats for the run. Interrupts the thread if the run has a new
 * owner or was cancelled, or if this instance stops.
 */
@Component
public class RunThread implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RunThread.class);

    private final RunExecutor executor;
    private final RunRepository runs;
    private final ApiCallRepository calls;
    private final AtomicReference<@Nullable Active> active = new AtomicReference<>();
    private volatile boolean stopping;

    RunThread(RunExecutor executor, RunRepository runs, ApiCallRepository calls) {
        this.executor = executor;
        this.runs = runs;
        this.calls = calls;
    }

    /** A run and the thread that executes it. */
    private record Active(RunRepository.Lease lease, Thread thread) {}

    /** Starts a thread that executes the run, and returns immediately. */
    public void run(RunRepository.Lease lease) {
        // Uses a platform thread, because interrupting a virtual thread would also close its database connection.
        Thread thread = Thread.ofPlatform().name("sync-run-" + lease.id()).unstarted(() -> execute(lease));
        active.set(new Active(lease, thread));
        thread.start();
    }

    /**
     * Sends a heartbeat if this instance executes a run. Interrupts the thread of the run if the run has a new owner, has ended or was
     * cancelled.
     */
    public void heartbeat() {
        Active now = active.get();
        if (now != null && now.thread().isAlive() && !runs.heartbeat(now.lease())) {
            now.thread().interrupt();
        }
    }

    private void execute(RunRepository.Lease lease) {
        try {
            executor.execute(lease, () -> stopping);
        } finally {
            active.updateAndGet(now -> now != null && now.lease().equals(lease) ? null : now);
            deleteOldCalls();
        }
    }

    private void deleteOldCalls() {
        try {
            calls.deleteOld();
        } catch (DataAccessException e) {
            log.info("Could not delete old API calls; retrying at the end of the next run", e);
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

    /**
     * Returns a phase below the phase of the web server. This component therefore starts before the web server accepts requests, and
     * stops after the web server.
     */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return !stopping;
    }
}
