package io.curasync.practice.ui.followup;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import io.curasync.practice.nextstep.FollowUp;

/** Part of the drawer of a practice, in which the user manages the next step and adds notes. */
@StyleSheet("context://assets/followup.css")
public final class FollowUpPanel extends Div {

    private final NextStepPanel nextStep;
    private final NoteEditor note;

    FollowUpPanel(NextStepPanel nextStep, NoteEditor note) {
        this.nextStep = nextStep;
        this.note = note;
        addClassName("followup");
        add(nextStep, note);
    }

    /**
     * Shows a practice. If the panel already shows this practice, does not change a text that the user is entering.
     *
     * @param practice CuraSync's id of the practice
     */
    public void show(long practice, FollowUp followUp) {
        nextStep.show(practice, followUp);
        note.show(practice);
    }
}
