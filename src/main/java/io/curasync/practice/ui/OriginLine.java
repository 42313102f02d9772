package io.curasync.practice.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.curasync.practice.PracticeRow;
import io.curasync.ui.StatusBadge;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Line in the drawer that shows whether a practice has a user id, and whether the practice was created here. Contains a link to the
 * submission of the practice if there is one.
 */
final class OriginLine extends Div {

    private @Nullable PracticeRow shown;
    private @Nullable Long shownSubmission;

    OriginLine() {
        addClassName("practice-origin");
    }

    /**
     * Shows the origin of a practice.
     *
     * @param submission id of the submission from which the practice was created; {@code null} if there is none, or if the user may not see
     *     the submission
     */
    void show(PracticeRow practice, @Nullable Long submission) {
        if (practice.equals(shown) && Objects.equals(submission, shownSubmission)) {
            return;
        }
        shown = practice;
        shownSubmission = submission;
        removeAll();
        if (practice.userId() == null) {
            Span effect = new Span("Webhooks name practices by user id, so its orders arrive only with syncs.");
            effect.addClassName("cs-muted");
            add(new StatusBadge(StatusBadge.Kind.WARN, OriginLabels.NO_USER_ID), effect);
        } else {
            add(new StatusBadge(StatusBadge.Kind.OK, "User id known"));
        }
        if (practice.createdHere()) {
            add(new StatusBadge(StatusBadge.Kind.NEUTRAL, OriginLabels.CREATED_HERE));
        }
        if (submission != null) {
            add(new Anchor("submissions/" + submission, "Open the submission"));
        }
    }
}
