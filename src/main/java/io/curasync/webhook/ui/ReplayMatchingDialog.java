package io.curasync.webhook.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.ui.NumberLabels;
import io.curasync.webhook.inbox.EventSelection;

/** Dialog with the number of events that match the filter of the list. The user can start a dry run or a replay of these events. */
final class ReplayMatchingDialog extends Dialog {

    /**
     * Creates the dialog.
     *
     * @param confirmed called after the user has confirmed
     */
    ReplayMatchingDialog(
            EventSelection selection, EventSelection.Counts counts, BulkDryRunPanel dryRun, Runnable confirmed) {
        Button replay = new Button("Replay " + NumberLabels.of(counts.replayable()), click -> {
            close();
            confirmed.run();
        });
        replay.addThemeVariants(ButtonVariant.PRIMARY);
        replay.setEnabled(counts.replayable() > 0);
        dryRun.select(selection, counts.replayable());
        setHeaderTitle("Replay the events that match the filter");
        setWidth("min(520px, 100%)");
        Div content = new Div(new Paragraph(text(counts)), dryRun);
        content.addClassName("webhook-dialog");
        add(content);
        getFooter().add(new Button("Cancel", click -> close()), replay);
    }

    private static String text(EventSelection.Counts counts) {
        StringBuilder text =
                new StringBuilder(NumberLabels.of(counts.replayable(), "event") + " will be applied again.");
        int left = counts.matching() - counts.replayable();
        if (left > 0) {
            text.append(" ")
                    .append(NumberLabels.of(left))
                    .append(" more cannot be replayed: their payload was deleted, or another event replaced them.");
        }
        if (counts.applied() > 0) {
            text.append(" ")
                    .append(NumberLabels.of(counts.applied()))
                    .append(" of them are already applied. Applying them again changes nothing that is newer.");
        }
        return text.toString();
    }
}
