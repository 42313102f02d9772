package io.curasync.sync;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Gives the run that this instance owns a thread, shows that it lives, and ends it when it is no longer ours. */
@Component
class RunThread implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RunThread.class);

    private final RunExecutor work;
    private final RunRepository runs;
    private final ApiCallRepository calls;
    private final AtomicReference<@Nullable Active> active = new AtomicReference<>();
    private volatile boolean stopping;

    RunThread(RunExecutor work, RunRepository runs, ApiCallRepository calls) {
        this.work = work;
        this.runs = runs;
        this.calls = calls;
    }

    /** A run and the thread that does its work. */
    private record Active(RunRepository.Lease lease, Thread thread) {}

    void run(RunRepository.Lease lease) {
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

    private void work(RunRepository.Lease lease) {
        try {
            work.work(lease, () -> stopping);
        } finally {
            active.updateAndGet(now -> now != null && now.lease().equals(lease) ? null : now);
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
