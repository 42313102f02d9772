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

/** Action of the <em>Sync now</em> button: starts a full run, or explains why it cannot start. */
final class SyncNowAction {

    private final SyncMonitor monitor;
    private final SyncService syncService;
    private final AuditLog auditLog;
    private final CurrentUser user;
    private final Consumer<SyncRun> started;

    /** @param started called with a run started by the button */
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

    /** @param override ignores the minimum interval between runs */
    private void start(boolean override) {
        switch (syncService.start(SyncKind.FULL, SyncTrigger.MANUAL, user.email(), override && user.isAdmin())) {
            case StartResult.Off off -> SyncMessages.show(off.message());
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
            case StartResult.Refused refused -> {
                if (refused.running() != null) {
                    showProgress(refused.running());
                } else if (user.isAdmin() && refused.overridable()) {
                    offerOverride(refused);
                } else {
                    SyncMessages.show(reason(refused));
                }
            }
        }
    }

    private void showProgress(SyncRun run) {
        new ProgressDialog(monitor, syncService, run, user.isAdmin()).open();
    }

    private void offerOverride(StartResult.Refused refused) {
        new ConfirmationDialog("Sync again now?", "Sync anyway", () -> start(true))
                .saying(reason(refused))
                .saying(
                        "Syncing now skips the minimum between syncs and calls CuraGenesis again. It is recorded in the audit log.")
                .orElse("Close")
                .open();
    }

    private static String reason(StartResult.Refused refused) {
        BrowserTime time = BrowserTime.of(UI.getCurrent());
        return refused.overridable()
                ? FreshnessLabels.upToDate(refused.lastSyncedAt(), refused.nextAllowedAt(), time)
                : LocalText.of(refused.message(), time) + ".";
    }
}
