package io.curasync.sync.schedule;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.platform.FailureLog;
import io.curasync.sync.StartResult;
import io.curasync.sync.SyncProperties;
import io.curasync.sync.run.RunAdmission;
import io.curasync.sync.run.RunRepository;
import io.curasync.sync.run.RunTakeover;
import io.curasync.sync.run.RunThread;
import java.time.Duration;
import net.javacrumbs.shedlock.core.ClockProvider;
import net.javacrumbs.shedlock.core.DefaultLockingTaskExecutor;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.LockingTaskExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Starts scheduled runs, and takes over runs of instances that no longer send heartbeats. ShedLock selects the instance that fires a
 * schedule. {@link DueSchedules} decides whether a schedule is due. {@link RunAdmission} decides whether the run may start.
 */
@Component
class SyncScheduler {

    private static final Logger log = LoggerFactory.getLogger(SyncScheduler.class);
    private static final Duration MAX_FIRING_TIME = Duration.ofSeconds(10);

    private final DueSchedules schedule;
    private final RunTakeover runTakeover;
    private final RunThread runThread;
    private final ChangeSignal signal;
    private final SyncProperties properties;
    private final LockingTaskExecutor lockingExecutor;
    private final FailureLog scheduleFailures = new FailureLog(log, "Checking the sync schedules");
    private final FailureLog heartbeatFailures = new FailureLog(log, "Writing the sync heartbeat or taking over runs");

    SyncScheduler(
            DueSchedules schedule,
            RunTakeover runTakeover,
            RunThread runThread,
            ChangeSignal signal,
            SyncProperties properties,
            LockProvider locks) {
        this.schedule = schedule;
        this.runTakeover = runTakeover;
        this.runThread = runThread;
        this.signal = signal;
        this.properties = properties;
        this.lockingExecutor = new DefaultLockingTaskExecutor(locks);
    }

    /** Fires the due schedule, if any. If PostgreSQL is unavailable, the schedule remains due. */
    @Scheduled(fixedDelayString = "${curasync.sync.tick:1s}")
    void fireDueSchedule() {
        try {
            if (schedule.isDue()) {
                lockingExecutor.executeWithLock((Runnable) this::fire, lock());
            }
            scheduleFailures.succeeded();
        } catch (DataAccessException | TransactionException e) {
            scheduleFailures.failed(e);
        }
    }

    private void fire() {
        schedule.fire().ifPresent(fired -> {
            switch (fired.result()) {
                case StartResult.Granted granted -> {
                    log.info("Scheduled sync run {} started", granted.run().id());
                    runThread.run(new RunRepository.Lease(granted.run().id(), fired.kind(), 1, null));
                }
                case StartResult.Rejected rejected ->
                    log.info("Scheduled {} sync was skipped: {}", fired.kind(), rejected.message());
                case StartResult.NotConfigured notConfigured ->
                    log.warn("Scheduled {} sync was not started. {}", fired.kind(), notConfigured.message());
            }
            signal.publish(Topic.SYNC);
        });
    }

    /**
     * Returns the configuration of the lock. The lock expires by PostgreSQL's clock. The time of this instance is only passed because the
     * constructor requires it.
     */
    private static LockConfiguration lock() {
        return new LockConfiguration(ClockProvider.now(), "sync-schedule", MAX_FIRING_TIME, Duration.ZERO);
    }

    /**
     * Sends a heartbeat for the run of this instance. Takes over a run whose owner no longer sends heartbeats, and continues this run
     * unless the takeover ended it.
     */
    @Scheduled(fixedDelayString = "${curasync.sync.heartbeat:5s}")
    void sendHeartbeatAndTakeOver() {
        try {
            runThread.heartbeat();
            runTakeover.takeOver(properties.takeoverAfter()).ifPresent(taken -> {
                if (taken.ended()) {
                    signal.publish(Topic.SYNC);
                } else {
                    runThread.run(taken.lease());
                }
            });
            heartbeatFailures.succeeded();
        } catch (DataAccessException | TransactionException e) {
            heartbeatFailures.failed(e);
        }
    }
}
