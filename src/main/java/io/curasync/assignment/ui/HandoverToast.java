package io.curasync.assignment.ui;

import io.curasync.account.CurrentUser;
import io.curasync.assignment.AssignmentService;
import io.curasync.assignment.HandoverUndo;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.Toast;

/** Confirms a handover and offers to undo it. */
final class HandoverToast {

    private final AssignmentService assignmentService;
    private final CurrentUser by;

    HandoverToast(AssignmentService assignmentService, CurrentUser by) {
        this.assignmentService = assignmentService;
        this.by = by;
    }

    /**
     * Confirms a handover.
     *
     * @param announced number of practices that the user wanted to assign
     */
    void show(AssignmentService.Answer.Done done, long announced) {
        long left = announced - done.practices();
        String others = left == 0 ? "" : " " + NumberLabels.of(left) + " already had a rep.";
        String aliases = done.undo().aliases().isEmpty()
                ? ""
                : " Remembered " + NumberLabels.of(done.undo().aliases().size(), "name") + ".";
        show(
                "Assigned %s to %s.".formatted(NumberLabels.of(done.practices(), "practice"), done.rep())
                        + aliases
                        + others,
                done.undo());
    }

    void show(String sentence, HandoverUndo undo) {
        if (undo.before().isEmpty() && undo.aliases().isEmpty()) {
            Toast.done(sentence);
        } else {
            Toast.undoable(sentence, () -> undo(undo));
        }
    }

    private void undo(HandoverUndo undo) {
        assignmentService
                .undo(undo, by)
                .ifPresentOrElse(
                        Toast::refused,
                        () -> Toast.done(
                                "Undone for " + NumberLabels.of(undo.before().size(), "practice") + "."));
    }
}
