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

/** Notifies admins of failed, partial and suspicious sync runs, and of stale data. */
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

    /**
     * Notifies admins of a run that failed, was partial or was suspicious. Runs within the transaction that ends the run. Admins
     * who receive notifications of incidents are notified of a failed run too, because no check reports a single failed run.
     */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(RunEnded ended) {
        switch (ended.status()) {
            case FAILED -> write(NotificationKind.SYNC_FAILED, ended);
            case PARTIAL -> write(NotificationKind.SYNC_PARTIAL, ended);
            case SUSPICIOUS -> write(NotificationKind.SYNC_SUSPICIOUS, ended);
            case RUNNING, SUCCEEDED, CANCELLED -> {}
        }
    }

    private void write(NotificationKind kind, RunEnded ended) {
        SyncRun run = syncService.find(ended.run()).orElseThrow();
        notificationWriter.writeForAdmins(kind, "run " + run.id(), run.id(), detail(kind, run), null);
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
     * Notifies admins if two scheduled syncs should have succeeded since the last successful run. Does nothing if no run has succeeded yet.
     * Does not notify admins who receive notifications of incidents, because the freshness check opens an incident. The key of the event
     * contains the last successful run, so admins are notified once per last successful run. Admins are notified again after {@link
     * NotificationRetention} has deleted the notification.
     */
    @Scheduled(
            fixedDelayString = "${curasync.notification.stale-every:1m}",
            initialDelayString = "${curasync.notification.stale-every:1m}")
    @SchedulerLock(name = "notification-stale", lockAtMostFor = "1m")
    void checkFreshness() {
        SyncState state = monitor.state().current();
        SyncRun last = state.lastSuccessful();
        if (state.freshness() == Freshness.OVERDUE && last != null) {
            String key = "after run " + last.id();
            transaction.executeWithoutResult(status -> notificationWriter.writeForAdmins(
                    NotificationKind.DATA_STALE, key, null, state.missingSetting(), last.finishedAt()));
        }
    }
}
