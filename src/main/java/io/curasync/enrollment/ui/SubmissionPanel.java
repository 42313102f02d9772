package io.curasync.enrollment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.curasync.account.CurrentUser;
import io.curasync.enrollment.ManualReconciliation;
import io.curasync.enrollment.Submission;
import io.curasync.enrollment.SubmissionStatus;
import io.curasync.ui.ConfirmationDialog;
import io.curasync.ui.FeedItem;
import io.curasync.ui.Icon;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.RelativeTime;
import io.curasync.ui.StatusBadge;
import io.curasync.ui.Toast;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Panel with the status of a submission, an explanation, and the actions that resolve an unknown outcome. */
final class SubmissionPanel extends Div {

    private final ManualReconciliation manualReconciliation;
    private final CurrentUser user;
    private final StatusBadge badge = new StatusBadge(StatusBadge.Kind.NEUTRAL, "Draft");
    private final Paragraph explanation = new Paragraph();
    private final Div actions = new Div();

    SubmissionPanel(ManualReconciliation manualReconciliation, CurrentUser user) {
        this.manualReconciliation = manualReconciliation;
        this.user = user;
        explanation.getElement().setAttribute("role", "status");
        actions.addClassName("intake-more");
        addClassNames("cs-card", "intake-panel");
        add(badge, explanation, actions);
    }

    void show(Submission submission) {
        String text = SubmissionStatusLabels.explanation(submission);
        badge.setStatus(SubmissionStatusLabels.kind(submission), SubmissionStatusLabels.of(submission));
        explanation.setText(text);
        actions.removeAll();
        if (submission.practice() != null) {
            actions.add(new Anchor("practices/" + submission.practice(), "Open the practice"));
        }
        if (submission.status() == SubmissionStatus.UNKNOWN) {
            showCandidates(submission);
        }
        actions.setVisible(actions.getComponentCount() > 0);
        setVisible(!text.isEmpty());
    }

    private void showCandidates(Submission submission) {
        ManualReconciliation.Candidates possible = manualReconciliation.candidates(user, submission);
        if (!possible.visible().isEmpty()) {
            String which = possible.visible().size() == 1 ? "this one" : "one of these";
            actions.add(new Span("Is it " + which + (submission.disputed() ? "?" : ", new since then?")));
        }
        possible.visible().forEach(candidate -> actions.add(candidate(submission, candidate)));
        if (submission.disputed() && possible.visible().isEmpty()) {
            actions.add(new Span("Only an admin can decide that."));
        } else if (possible.hiddenCount() > 0) {
            actions.add(new Span(NumberLabels.of(possible.hiddenCount(), "new practice")
                    + (possible.hiddenCount() == 1 ? " that is" : " that are")
                    + " outside your scope may match. An admin can decide."));
        } else if (possible.visible().isEmpty()) {
            actions.add(new Span(
                    "No new practice has appeared since then. The next full sync shows whether it has arrived."));
        }
        if (user.isAdmin()) {
            Button absent = new Button("It has not arrived …", click -> confirmAbsence(submission));
            absent.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            actions.add(absent);
        }
    }

    private Div candidate(Submission submission, ManualReconciliation.Candidate candidate) {
        String owner = candidate.owner() == null ? null : "rep: " + candidate.owner();
        String detail = Stream.of(candidate.state(), candidate.specialty(), candidate.salesRep(), owner)
                .filter(Objects::nonNull)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" · "));
        FeedItem item = new FeedItem(
                Icon.BUILDING,
                FeedItem.Tone.ACCENT,
                candidate.label(),
                detail,
                new RelativeTime(candidate.firstSeenAt()));
        Button yes = new Button(
                candidate.disputed() ? "It is this one …" : "It is this one", click -> confirm(submission, candidate));
        yes.addThemeVariants(ButtonVariant.SMALL);
        Button no = new Button(
                "Another one",
                click -> showConflictUnless(manualReconciliation.reject(user, submission.id(), candidate.id())));
        no.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        Div row = new Div(item, yes, no);
        row.addClassName("intake-candidate");
        return row;
    }

    /**
     * Confirms that the candidate is the practice of the submission. If the candidate is disputed, first asks the user for confirmation,
     * because the practice gets the name, NPI and rep of the submission.
     */
    private void confirm(Submission submission, ManualReconciliation.Candidate candidate) {
        Runnable accept = () -> showConflictUnless(manualReconciliation.confirm(user, submission.id(), candidate.id()));
        if (!candidate.disputed()) {
            accept.run();
            return;
        }
        String rep = submission.rep() == null
                ? "Its rep stays " + (candidate.owner() == null ? "none" : candidate.owner())
                : "Its rep changes from %s to %s"
                        .formatted(candidate.owner() == null ? "none" : candidate.owner(), submission.rep());
        new ConfirmationDialog("Is %s this practice?".formatted(candidate.label()), "It is this practice", accept)
                .withText(rep + ", and it gets the name and the NPI of this submission.")
                .open();
    }

    private void confirmAbsence(Submission submission) {
        new ConfirmationDialog(
                        "Has it not arrived?",
                        "It has not arrived",
                        () -> showConflictUnless(manualReconciliation.declareAbsent(user, submission.id())))
                .withText(
                        "Then it can be sent again. If it has arrived after all, CuraGenesis creates a second practice and"
                                + " sends a second welcome email. Your answer is recorded in the audit log.")
                .open();
    }

    private static void showConflictUnless(boolean done) {
        if (!done) {
            Toast.refused("The submission has changed in the meantime. Check it and try again.");
        }
    }
}
