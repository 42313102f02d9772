package io.curasync.sync.ui;

import com.vaadin.flow.component.html.Span;
import io.curasync.account.Audit;
import io.curasync.account.CurrentUser;
import io.curasync.base.Question;
import io.curasync.base.RelativeTime;
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
                    Notices.refused(refused.message(), refused.nextAllowedAt());
                }
            }
        }
    }

    private void showProgress(SyncRun run) {
        new ProgressDialog(monitor, syncs, run, user.isAdmin()).open();
    }

    private void offerOverride(Claim.Refused refused) {
        Question question = new Question("Synced already", "Sync anyway", () -> start(true))
                .saying(refused.message() + ".")
                .orElse("Close");
        if (refused.nextAllowedAt() != null) {
            question.saying(
                    new Span("That is "),
                    new RelativeTime(refused.nextAllowedAt()),
                    new Span(". Syncing anyway passes the minimum between runs and is recorded in the audit."));
        }
        question.open();
    }
}
