package io.curasync.sync.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.sync.SyncRun;
import io.curasync.sync.SyncState;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.Card;
import io.curasync.ui.ConfirmationDialog;
import io.curasync.ui.Icon;
import io.curasync.ui.RelativeTime;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Card with the progress of the run in progress. If no run is in progress, the card shows the outcome of the last run. The content has a
 * minimum height, so that the layout shifts less.
 */
final class RunningCard extends Composite<Card> {

    private final LongConsumer cancel;
    private final RunProgress progress = new RunProgress();
    private final Button cancelButton = new Button("Cancel", Icon.CLOSE.create());
    private final Paragraph outcome = new Paragraph();
    private final RelativeTime endedAt = new RelativeTime();
    private final Div idle = new Div(outcome, endedAt);
    private @Nullable Long running;
    private @Nullable ConfirmationDialog confirmationDialog;

    /**
     * Creates the card.
     *
     * @param cancel called with the run id after the user has confirmed the cancellation
     */
    RunningCard(LongConsumer cancel) {
        this.cancel = cancel;
        cancelButton.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.LUMO_SMALL);
        cancelButton.addClickListener(click -> confirm());
    }

    @Override
    protected Card initContent() {
        idle.addClassName("sync-idle");
        Card card = new Card("Nothing is running", progress, idle);
        card.addClassName("sync-running");
        card.setActions(cancelButton);
        return card;
    }

    /**
     * Shows the current state.
     *
     * @param time time zone and format of the user's browser
     */
    void show(SyncState state, BrowserTime time) {
        SyncRun run = state.running();
        progress.setVisible(run != null);
        cancelButton.setVisible(run != null);
        idle.setVisible(run == null);
        if (confirmationDialog != null
                && (run == null || !Long.valueOf(run.id()).equals(running))) {
            confirmationDialog.close();
            confirmationDialog = null;
        }
        if (run == null) {
            running = null;
            getContent().setTitle("Nothing is running");
            SyncRun last = state.newest();
            outcome.setText(last == null ? "No sync has run yet." : SyncLabels.outcome(last, time) + ".");
            endedAt.setTime(last == null ? null : last.finishedAt());
            endedAt.setVisible(last != null);
            return;
        }
        if (!Long.valueOf(run.id()).equals(running)) {
            running = run.id();
            cancelButton.setEnabled(true);
            cancelButton.setText("Cancel");
        }
        getContent()
                .setTitle("Running now · #%d %s on %s"
                        .formatted(run.id(), run.kind().name().toLowerCase(Locale.ROOT), run.instance()));
        progress.show(run, state.throughput());
    }

    private void confirm() {
        if (running == null) {
            return;
        }
        long id = running;
        confirmationDialog = new ConfirmationDialog("Cancel sync #" + id + "?", "Cancel sync", () -> cancel(id))
                .withText("It stops after the page that it is working on. Changes made so far stay.")
                .dangerous()
                .withCancelLabel("Keep running");
        confirmationDialog.open();
    }

    private void cancel(long run) {
        cancelButton.setEnabled(false);
        cancelButton.setText("Cancelling …");
        cancel.accept(run);
    }
}
