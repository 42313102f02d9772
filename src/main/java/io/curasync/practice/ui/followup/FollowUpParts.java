package io.curasync.practice.ui.followup;

import io.curasync.account.CurrentUser;
import io.curasync.account.Scope;
import io.curasync.practice.nextstep.FollowUp;
import io.curasync.practice.nextstep.NextStepQuery;
import io.curasync.practice.nextstep.NextStepService;
import io.curasync.practice.timeline.NoteService;
import org.springframework.stereotype.Component;

/** Creates the parts of the practice drawer for the next step and the notes, and reads the next step. */
@Component
public class FollowUpParts {

    private final NextStepQuery nextStepQuery;
    private final NextStepService nextSteps;
    private final NoteService notes;

    FollowUpParts(NextStepQuery nextStepQuery, NextStepService nextSteps, NoteService notes) {
        this.nextStepQuery = nextStepQuery;
        this.nextSteps = nextSteps;
        this.notes = notes;
    }

    /**
     * Creates the panel for the next step and the notes.
     *
     * @param changed called when the user has changed the next step or added a note
     */
    public FollowUpPanel panel(CurrentUser user, Runnable changed) {
        return new FollowUpPanel(new NextStepPanel(nextSteps, user, changed), new NoteEditor(notes, user, changed));
    }

    /**
     * Creates the factory of timeline items for notes.
     *
     * @param changed called when the user has edited a note
     */
    public NoteItems noteItems(CurrentUser user, Runnable changed) {
        return new NoteItems(notes, user, changed);
    }

    /**
     * Reads the next step of a practice. May be called from any thread.
     *
     * @param practice CuraSync's id of the practice
     */
    public FollowUp read(Scope scope, long practice) {
        return nextStepQuery.of(scope, practice);
    }
}
