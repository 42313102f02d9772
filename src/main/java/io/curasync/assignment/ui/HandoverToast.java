package io.curasync.assignment.ui;

import io.curasync.account.CurrentUser;
import io.curasync.assignment.AssignmentService;
import io.curasync.assignment.HandoverUndo;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.Toast;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Toast that confirms a handover. If the handover changed anything, the toast has an undo button. */
final class HandoverToast {

    private final AssignmentService assignmentService;
    private final CurrentUser by;

    HandoverToast(AssignmentService assignmentService, CurrentUser by) {
        this.assignmentService = assignmentService;
        this.by = by;
    }

    /**
     * Confirms an assignment of unmatched practices.
     *
     * @param announced number of practices in the dialog that the user confirmed
     */
    void show(AssignmentService.Answer.Done done, long announced) {
        long left = announced - done.practices();
        String others = left == 0 ? "" : " " + NumberLabels.of(left) + " already had a rep.";
        show(
                "Assigned %s to %s.".formatted(NumberLabels.of(done.practices(), "practice"), done.rep())
                        + remembered(done)
                        + others,
                done.undo());
    }

    /**
     * Confirms a handover or a release.
     *
     * @param practices the practices that the user chose
     * @param label display name of a single practice; {@code null} for several
     */
    void show(
            AssignmentService.Answer.Done done, Collection<Long> practices, @Nullable String label, boolean released) {
        String subject = label == null ? NumberLabels.of(done.practices(), "practice") : label;
        String sentence = (released ? "%s released to %s." : "%s handed over to %s.").formatted(subject, done.rep());
        if (done.practices() == 0) {
            sentence = "Nothing was changed: the rep already had "
                    + (practices.size() == 1 ? "the practice." : "the practices.");
        }
        show(sentence + remembered(done), done.undo());
    }

    private static String remembered(AssignmentService.Answer.Done done) {
        return done.undo().aliases().isEmpty()
                ? ""
                : " Remembered " + NumberLabels.of(done.undo().aliases().size(), "name") + ".";
    }

    private void show(String sentence, HandoverUndo undo) {
        if (undo.isEmpty()) {
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
