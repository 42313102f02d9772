package io.curasync.notification;

import io.curasync.sync.Freshness;
import io.curasync.sync.RunEnded;
import io.curasync.sync.SyncMonitor;
import io.curasync.sync.SyncRun;
import io.curasync.sync.SyncService;
import io.curasync.sync.SyncState;
import java.util.Locale;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Tells the admins of syncs that did not go well, and of none that went well for too long. */
@Component
class SyncNotificationListener {

    private final NotificationWriter notificationWriter;
    private final SyncService syncService;
    private final SyncMonitor monitor;
    private final TransactionOperations transaction;

    SyncNotificationListener(
            NotificationWriter notificationWriter,
            SyncService syncService,
            SyncMonitor monitor,
            TransactionOperations transaction) {
        this.notificationWriter = notificationWriter;
        this.syncService = syncService;
        this.monitor = monitor;
        this.transaction = transaction;
    }

    /** Within the transaction that ends the run. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(RunEnded ended) {
        switch (ended.status()) {
            case FAILED -> tell(NotificationKind.SYNC_FAILED, ended);
            case PARTIAL -> tell(NotificationKind.SYNC_PARTIAL, ended);
            case SUSPICIOUS -> tell(NotificationKind.SYNC_SUSPICIOUS, ended);
            case RUNNING, SUCCEEDED, CANCELLED -> {}
        }
    }

    private void tell(NotificationKind kind, RunEnded ended) {
        SyncRun run = syncService.find(ended.run()).orElseThrow();
        notificationWriter.tellAdmins(kind, "run " + run.id(), run.id(), detail(kind, run), null);
    }

    private static String detail(NotificationKind kind, SyncRun run) {
        if (kind == NotificationKind.SYNC_PARTIAL) {
            return String.format(
                    Locale.US,
                    run.quarantined() == 1 ? "%,d row is in quarantine" : "%,d rows are in quarantine",
                    run.quarantined());
        }
        return run.error() == null ? "" : run.error();
    }

    /**
     * Looks whether the data are too old by what the schedule promises. Once an episode: it begins with the last run that
     * succeeded, and the next one that does ends it.
     */
    @Scheduled(
            fixedDelayString = "${curasync.notification.stale-every:1m}",
            initialDelayString = "${curasync.notification.stale-every:1m}",
            scheduler = NotificationSchedulerConfig.NAME)
    @SchedulerLock(name = "notification-stale", lockAtMostFor = "1m")
    void look() {
        SyncState state = monitor.state().current();
        SyncRun last = state.lastSuccessful();
        if (state.freshness() == Freshness.OVERDUE && last != null) {
            String key = "after run " + last.id();
            transaction.executeWithoutResult(status -> notificationWriter.tellAdmins(
                    NotificationKind.DATA_STALE, key, null, state.missingSetting(), last.finishedAt()));
        }
    }
}
