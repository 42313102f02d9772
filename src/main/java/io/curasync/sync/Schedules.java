package io.curasync.sync;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When runs start by themselves. ShedLock decides which instance fires a schedule; the claim decides whether it may run. */
@Component
class Schedules {

    private static final Logger log = LoggerFactory.getLogger(Schedules.class);

    private final Syncs syncs;
    private final RunLog runs;
    private final Runner runner;
    private final SyncProperties properties;

    Schedules(Syncs syncs, RunLog runs, Runner runner, SyncProperties properties) {
        this.syncs = syncs;
        this.runs = runs;
        this.runner = runner;
        this.properties = properties;
    }

    @Scheduled(cron = "${curasync.sync.incremental-cron:0 0 */6 * * *}", zone = "UTC")
    @SchedulerLock(name = "sync-incremental", lockAtMostFor = "30s", lockAtLeastFor = "1s")
    void incremental() {
        fire(SyncKind.INCREMENTAL);
    }

    @Scheduled(cron = "${curasync.sync.full-cron:0 0 2 * * *}", zone = "UTC")
    @SchedulerLock(name = "sync-full", lockAtMostFor = "30s", lockAtLeastFor = "1s")
    void full() {
        fire(SyncKind.FULL);
    }

    private void fire(SyncKind kind) {
        switch (syncs.start(kind, SyncTrigger.SCHEDULE, null, false)) {
            case Claim.Granted granted ->
                log.info("Scheduled sync run {} began", granted.run().id());
            case Claim.Refused refused -> log.info("The scheduled {} sync was not due: {}", kind, refused.message());
            case Claim.Off off -> log.warn("The scheduled {} sync cannot run. {}", kind, off.message());
        }
    }

    /** Keeps what this instance runs alive, and takes over what another left behind. */
    @Scheduled(fixedDelayString = "${curasync.sync.heartbeat:5s}")
    void beat() {
        try {
            runner.beat();
            runs.takeOver(properties.takeoverAfter()).ifPresent(lease -> {
                log.warn("Sync run {} lost its owner; this instance goes on with it", lease.id());
                runner.run(lease);
            });
        } catch (DataAccessException e) {
            log.warn("The heartbeat of syncs could not be written: {}", e.getMessage());
        }
    }
}
