package io.curasync.assignment.ui;

import io.curasync.account.CurrentUser;
import io.curasync.assignment.Assigning;
import io.curasync.assignment.HandoverUndo;
import io.curasync.base.Quantity;
import io.curasync.base.Toast;

/** Tells what a handover has done, and offers to undo it. */
final class HandoverToast {

    private final Assigning assigning;
    private final CurrentUser by;

    HandoverToast(Assigning assigning, CurrentUser by) {
        this.assigning = assigning;
        this.by = by;
    }

    /** @param announced how many practices the user wanted to assign */
    void show(Assigning.Answer.Done done, long announced) {
        long left = announced - done.practices();
        String others = left == 0 ? "" : " " + Quantity.of(left) + " already had a rep.";
        String aliases = done.undo().aliases().isEmpty()
                ? ""
                : " Remembered " + Quantity.of(done.undo().aliases().size(), "name") + ".";
        show(
                "Assigned %s to %s.".formatted(Quantity.of(done.practices(), "practice"), done.rep())
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
        assigning
                .undo(undo, by)
                .ifPresentOrElse(
                        Toast::refused,
                        () -> Toast.done(
                                "Undone for " + Quantity.of(undo.before().size(), "practice") + "."));
    }
}
