package io.curasync.practice.nextstep;

import io.curasync.account.CurrentUser;
import io.curasync.ui.Toast;
import java.util.Optional;

/** Removes a next step when a user completes or drops the step on a screen. Then shows a toast with which the user can undo the removal. */
public final class NextStepRemoval {

    private NextStepRemoval() {}

    /**
     * Completes or drops the next step of a practice.
     *
     * @param practice CuraSync's id of the practice
     * @param text text of the next step as the user saw it; used in the message if the step no longer exists
     * @param isDone true to complete the step, false to drop it
     * @param update updates the screen; called after each attempt to remove or restore the step
     */
    public static void remove(
            NextStepService nextSteps, CurrentUser user, long practice, String text, boolean isDone, Runnable update) {
        Optional<NextStep> removed = isDone ? nextSteps.complete(user, practice) : nextSteps.drop(user, practice);
        update.run();
        removed.ifPresentOrElse(
                step -> Toast.undoable((isDone ? "Done: " : "Dropped: ") + step.text(), () -> {
                    if (nextSteps.reopen(user, practice, step).isEmpty()) {
                        Toast.refused("The practice has another next step by now, or is no longer yours.");
                    }
                    update.run();
                }),
                () -> Toast.refused("“%s” is no longer the next step.".formatted(text)));
    }
}
