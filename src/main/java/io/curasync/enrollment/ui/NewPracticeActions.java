package io.curasync.enrollment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.curasync.ui.Icon;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.RelativeTime;
import java.time.Instant;

/** Row below the form for a new practice: summary of problems, time of the last save, and buttons. */
final class NewPracticeActions extends Div {

    private final Span summary = new Span();
    private final Span saved = new Span();
    private final RelativeTime savedAt = new RelativeTime();
    private final Button send;
    private final Button startNew;

    /**
     * Creates the row.
     *
     * @param sending called when the user clicks the Send button
     * @param startingNew called when the user clicks the button for another new practice
     */
    NewPracticeActions(Runnable sending, Runnable startingNew) {
        send = new Button("Send to CuraGenesis", Icon.SEND.create(), click -> sending.run());
        startNew = new Button("New practice", Icon.PLUS.create(), click -> startingNew.run());
        send.addThemeVariants(ButtonVariant.PRIMARY);
        summary.addClassName("intake-summary");
        summary.getElement().setAttribute("role", "status");
        saved.addClassName("intake-kept");
        saved.add(new Span("Draft saved "), savedAt);
        addClassNames("cs-actions", "intake-actions");
        add(summary, saved, startNew, send);
    }

    /** Shows the button for another new practice if the form is stored, and hides it otherwise. */
    void setStored(boolean stored) {
        startNew.setVisible(stored);
    }

    /** Shows the Send button if the form is editable, and the time of the last save if the form is also stored. */
    void setEditable(boolean editable, boolean stored) {
        send.setVisible(editable);
        saved.setVisible(editable && stored);
    }

    void setSavedAt(Instant time) {
        savedAt.setTime(time);
    }

    /** Shows the time of the last save, even if {@link #setEditable} has hidden it. */
    void showSaved(Instant time) {
        saved.setVisible(true);
        savedAt.setTime(time);
    }

    /** Shows the number of fields with faults and the text about duplicates. Hides the line if there are neither faults nor duplicates. */
    void showSummary(int faults, String duplicateSummary) {
        String fix = faults == 0 ? "" : "Fix " + NumberLabels.of(faults, "field") + " to send. ";
        summary.setText(fix + duplicateSummary);
        summary.setVisible(!summary.getText().isEmpty());
    }
}
