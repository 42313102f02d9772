package io.curasync.sync.ui;

import com.vaadin.flow.component.UI;
import io.curasync.account.Audit;
import io.curasync.account.CurrentUser;
import io.curasync.base.BrowserTime;
import io.curasync.base.LocalText;
import io.curasync.base.Question;
import io.curasync.sync.Claim;
import io.curasync.sync.SyncKind;
import io.curasync.sync.SyncMonitor;
import io.curasync.sync.SyncRun;
import io.curasync.sync.SyncTrigger;
import io.curasync.sync.Syncs;
import java.util.function.Consumer;

/** What a press of "Sync now" does: a full run, or why there is none. */
final class SyncNow {

    private final SyncMonitor monitor;
    private final Syncs syncs;
    private final Audit audit;
    private final CurrentUser user;
    private final Consumer<SyncRun> started;

    /** @param started told the run that a press has started */
    SyncNow(SyncMonitor monitor, Syncs syncs, Audit audit, CurrentUser user, Consumer<SyncRun> started) {
        this.monitor = monitor;
        this.syncs = syncs;
        this.audit = audit;
        this.user = user;
        this.started = started;
    }

    void press() {
        syncs.running().ifPresentOrElse(this::showProgress, () -> start(false));
    }

    /** @param override passes the minimum between runs */
    private void start(boolean override) {
        switch (syncs.start(SyncKind.FULL, SyncTrigger.MANUAL, user.email(), override && user.isAdmin())) {
            case Claim.Off off -> Notices.tell(off.message());
            case Claim.Granted granted -> {
                if (override) {
                    audit.record(
                            user.email(),
                            "sync.override",
                            "run " + granted.run().id(),
                            null);
                }
                started.accept(granted.run());
            }
            case Claim.Refused refused -> {
                if (refused.running() != null) {
                    showProgress(refused.running());
                } else if (user.isAdmin() && refused.overridable()) {
                    offerOverride(refused);
                } else {
                    Notices.tell(reason(refused));
                }
            }
        }
    }

    private void showProgress(SyncRun run) {
        new ProgressDialog(monitor, syncs, run, user.isAdmin()).open();
    }

    private void offerOverride(Claim.Refused refused) {
        new Question("Sync again now?", "Sync anyway", () -> start(true))
                .saying(reason(refused))
                .saying(
                        "Syncing now skips the minimum between syncs and calls CuraGenesis again. It is recorded in the audit log.")
                .orElse("Close")
                .open();
    }

    private static String reason(Claim.Refused refused) {
        BrowserTime time = BrowserTime.of(UI.getCurrent());
        return refused.overridable()
                ? FreshnessLabels.upToDate(refused.lastSyncedAt(), refused.nextAllowedAt(), time)
                : LocalText.of(refused.message(), time) + ".";
    }
}
