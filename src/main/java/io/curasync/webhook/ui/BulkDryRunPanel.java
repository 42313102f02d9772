package io.curasync.webhook.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.curasync.live.LiveValues;
import io.curasync.live.Subscription;
import io.curasync.live.Topic;
import io.curasync.ui.NumberLabels;
import io.curasync.webhook.inbox.BulkDryRun;
import io.curasync.webhook.inbox.DryRunJob;
import io.curasync.webhook.inbox.DryRunReport;
import io.curasync.webhook.inbox.EventSelection;
import org.jspecify.annotations.Nullable;

/**
 * Panel for a dry run of many events. The user can start and cancel the dry run. The panel shows the progress and the result. A running dry
 * run is canceled when the panel is detached.
 */
final class BulkDryRunPanel extends Div {

    private final BulkDryRun bulkDryRun;
    private final LiveValues liveValues;
    private final Button start = new Button("", click -> start());
    private final Button cancel = new Button("Cancel dry run", click -> cancel());
    private final ProgressBar bar = new ProgressBar(0, 1);
    private final Paragraph text = new Paragraph();
    private final UnorderedList reasons = new UnorderedList();
    private @Nullable EventSelection selection;
    private @Nullable DryRunJob job;
    private @Nullable Subscription subscription;

    BulkDryRunPanel(BulkDryRun bulkDryRun, LiveValues liveValues) {
        this.bulkDryRun = bulkDryRun;
        this.liveValues = liveValues;
        bar.getElement().setAttribute("aria-label", "Progress of the dry run");
        Div result = new Div(text, reasons);
        result.getElement().setAttribute("role", "status");
        addClassName("webhook-bulk-dry-run");
        add(start, bar, cancel, result);
        showNothing();
    }

    /**
     * Offers a dry run of the selected events. If other events were selected before, cancels their dry run and removes its result.
     *
     * @param events number of selected events that can be replayed
     */
    void select(EventSelection selected, int events) {
        if (selection == null || !selection.detail().equals(selected.detail())) {
            stop();
            job = null;
            showNothing();
        }
        selection = selected;
        start.setText("Dry run of " + NumberLabels.of(Math.min(events, BulkDryRun.MAX_EVENTS), "event"));
        start.setEnabled(events > 0);
    }

    private void start() {
        if (selection != null) {
            stop();
            DryRunJob started = bulkDryRun.start(selection);
            job = started;
            watch(UI.getCurrent(), started);
        }
    }

    private void cancel() {
        if (job != null) {
            job.cancel();
        }
    }

    private void watch(UI ui, DryRunJob watched) {
        subscription = liveValues.create(Topic.WEBHOOK, watched::report).watch(ui, this::show);
        show(watched.report());
    }

    /** Cancels the dry run if it is running, and ends the updates of this panel. */
    private void stop() {
        cancel();
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (job != null) {
            watch(event.getUI(), job);
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stop();
    }

    private void showNothing() {
        bar.setVisible(false);
        cancel.setVisible(false);
        start.setVisible(true);
        text.setText("");
        reasons.removeAll();
        reasons.setVisible(false);
    }

    private void show(DryRunReport report) {
        boolean running = report.state() == DryRunReport.State.RUNNING;
        start.setVisible(!running);
        bar.setVisible(running);
        bar.setValue((double) report.tried() / Math.max(1, Math.min(report.events(), BulkDryRun.MAX_EVENTS)));
        cancel.setVisible(running);
        text.setText(running ? DryRunLabels.progress(report) : DryRunLabels.result(report));
        reasons.removeAll();
        reasons.setVisible(!report.reasons().isEmpty());
        report.reasons()
                .forEach(reason ->
                        reasons.add(new ListItem(NumberLabels.of(reason.events(), "event") + ": " + reason.reason())));
    }
}
