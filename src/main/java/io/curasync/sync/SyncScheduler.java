package io.curasync.sync;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
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
 * Runs that start by themselves or go on by themselves. ShedLock decides which instance fires a schedule, {@link DueSchedules}
 * whether it is due, the claim whether it may run.
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
    private final LockingTaskExecutor one;

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
        this.one = new DefaultLockingTaskExecutor(locks);
    }

    /** Looks at what is due. What cannot be fired now stays due. */
    @Scheduled(fixedDelayString = "${curasync.sync.tick:1s}", scheduler = SyncSchedulerConfig.NAME)
    void tick() {
        try {
            if (schedule.isDue()) {
                one.executeWithLock((Runnable) this::fire, lock());
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("The schedules of syncs could not be looked at: {}", e.getMessage());
        }
    }

    private void fire() {
        schedule.fire().ifPresent(fired -> {
            switch (fired.claim()) {
                case StartResult.Granted granted -> {
                    log.info("Scheduled sync run {} began", granted.run().id());
                    runThread.run(new RunRepository.Lease(granted.run().id(), fired.kind(), 1, null));
                }
                case StartResult.Refused refused ->
                    log.info("The scheduled {} sync was not due: {}", fired.kind(), refused.message());
                case StartResult.Off off ->
                    log.warn("The scheduled {} sync cannot run. {}", fired.kind(), off.message());
            }
            signal.publish(Topic.SYNC);
        });
    }

    /** Held by PostgreSQL's clock; this instance's is only told. */
    private static LockConfiguration lock() {
        return new LockConfiguration(ClockProvider.now(), "sync-schedule", MAX_FIRING_TIME, Duration.ZERO);
    }

    /** Keeps what this instance runs alive, and takes over what another left behind. */
    @Scheduled(fixedDelayString = "${curasync.sync.heartbeat:5s}", scheduler = SyncSchedulerConfig.NAME)
    void beat() {
        try {
            runThread.beat();
            runTakeover.takeOver(properties.takeoverAfter()).ifPresent(taken -> {
                if (taken.ended()) {
                    signal.publish(Topic.SYNC);
                } else {
                    runThread.run(taken.lease());
                }
            });
        } catch (DataAccessException | TransactionException e) {
            log.warn("The heartbeat of syncs could not be written: {}", e.getMessage());
        }
    }
}
