package io.curasync.sync.ui;

import com.vaadin.flow.component.UI;
import io.curasync.account.AuditLog;
import io.curasync.account.CurrentUser;
import io.curasync.sync.StartResult;
import io.curasync.sync.SyncKind;
import io.curasync.sync.SyncMonitor;
import io.curasync.sync.SyncRun;
import io.curasync.sync.SyncService;
import io.curasync.sync.SyncTrigger;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.ConfirmationDialog;
import io.curasync.ui.LocalText;
import java.util.function.Consumer;

/**
 * Action of the <em>Sync now</em> button. Starts a full run. If a run is already in progress, shows its progress instead. If no run can
 * start, shows the reason. Within the minimum interval, an admin can start a run nevertheless.
 */
final class SyncNowAction {

    private final SyncMonitor monitor;
    private final SyncService syncService;
    private final AuditLog auditLog;
    private final CurrentUser user;
    private final Consumer<SyncRun> started;

    /**
     * Creates the action.
     *
     * @param started called with each run that this action starts
     */
    SyncNowAction(
            SyncMonitor monitor,
            SyncService syncService,
            AuditLog auditLog,
            CurrentUser user,
            Consumer<SyncRun> started) {
        this.monitor = monitor;
        this.syncService = syncService;
        this.auditLog = auditLog;
        this.user = user;
        this.started = started;
    }

    void press() {
        syncService.running().ifPresentOrElse(this::showProgress, () -> start(false));
    }

    /**
     * Starts a full run. If the run is rejected, shows the run in progress, offers an admin to override the minimum interval, or shows the
     * reason.
     *
     * @param override whether to ignore the minimum interval between runs; has no effect for users who are not admins
     */
    private void start(boolean override) {
        switch (syncService.start(SyncKind.FULL, SyncTrigger.MANUAL, user.email(), override && user.isAdmin())) {
            case StartResult.NotConfigured notConfigured -> SyncMessages.show(notConfigured.message());
            case StartResult.Granted granted -> {
                if (override) {
                    auditLog.record(
                            user.email(),
                            "sync.override",
                            "run " + granted.run().id(),
                            null);
                }
                started.accept(granted.run());
            }
            case StartResult.Rejected rejected -> {
                if (rejected.running() != null) {
                    showProgress(rejected.running());
                } else if (user.isAdmin() && rejected.overridable()) {
                    offerOverride(rejected);
                } else {
                    SyncMessages.show(reason(rejected));
                }
            }
        }
    }

    private void showProgress(SyncRun run) {
        new ProgressDialog(monitor, syncService, run, user.isAdmin()).open();
    }

    private void offerOverride(StartResult.Rejected rejected) {
        new ConfirmationDialog("Sync again now?", "Sync anyway", () -> start(true))
                .withText(reason(rejected))
                .withText("Syncing now ignores the minimum interval between syncs and calls CuraGenesis again."
                        + " It is recorded in the audit log.")
                .withCancelLabel("Close")
                .open();
    }

    private static String reason(StartResult.Rejected rejected) {
        BrowserTime time = BrowserTime.of(UI.getCurrent());
        return rejected.overridable()
                ? FreshnessLabels.upToDate(rejected.lastSyncedAt(), rejected.nextAllowedAt(), time)
                : LocalText.of(rejected.message(), time) + ".";
    }
}
