package io.curasync.sync.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.RouterLink;
import io.curasync.live.LiveBinding;
import io.curasync.sync.SyncMonitor;
import io.curasync.sync.SyncRun;
import io.curasync.sync.SyncService;
import io.curasync.sync.SyncState;
import io.curasync.ui.BrowserTime;
import java.util.Locale;

/** Dialog with the progress of a run. When the run has ended, the dialog shows the outcome instead. */
final class ProgressDialog extends Dialog {

    private final SyncService syncService;
    private final long run;
    private final Paragraph summary = new Paragraph();
    private final RunProgress progress = new RunProgress();

    /**
     * Creates the dialog.
     *
     * @param link whether to show a link to the run; false for users who are not admins, because they cannot open the linked screen
     */
    ProgressDialog(SyncMonitor monitor, SyncService syncService, SyncRun run, boolean link) {
        this.syncService = syncService;
        this.run = run.id();
        setHeaderTitle("A sync is running");
        setWidth("min(560px, 100%)");
        summary.setText("#%d · %s, started by %s, on %s"
                .formatted(
                        run.id(),
                        SyncLabels.kind(run.kind()).toLowerCase(Locale.ROOT),
                        SyncLabels.startedBy(run.trigger(), run.requestedBy()),
                        run.instance()));
        summary.addClassName("cs-muted");
        Div content = new Div(summary, progress);
        content.addClassName("sync-dialog-text");
        add(content);
        progress.show(run, null);
        if (link) {
            RouterLink details = new RouterLink("Details", SyncView.class, run.id());
            details.addClassName("cs-button");
            getFooter().add(details);
        }
        getFooter().add(new Button("Close", click -> close()));
        LiveBinding.follow(content, monitor.state(), this::show);
    }

    private void show(SyncState state) {
        SyncRun running = state.running();
        if (running != null && running.id() == run) {
            progress.show(running, state.throughput());
            return;
        }
        syncService.find(run).filter(ended -> !ended.running()).ifPresent(ended -> {
            setHeaderTitle("The sync has ended");
            summary.setText(SyncLabels.outcome(ended, BrowserTime.of(UI.getCurrent())) + ".");
            progress.setVisible(false);
        });
    }
}
