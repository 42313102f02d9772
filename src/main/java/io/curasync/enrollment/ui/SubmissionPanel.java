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

/** Status of a submission, its explanation, and the actions to resolve an unknown outcome. */
final class SubmissionPanel extends Div {

    private final ManualReconciliation manualReconciliation;
    private final CurrentUser user;
    private final StatusBadge badge = new StatusBadge(StatusBadge.Kind.NEUTRAL, "Draft");
    private final Paragraph explanation = new Paragraph();
    private final Div more = new Div();

    SubmissionPanel(ManualReconciliation manualReconciliation, CurrentUser user) {
        this.manualReconciliation = manualReconciliation;
        this.user = user;
        explanation.getElement().setAttribute("role", "status");
        more.addClassName("intake-more");
        addClassNames("cs-card", "intake-panel");
        add(badge, explanation, more);
    }

    void show(Submission submission) {
        String words = SubmissionStatusLabels.explanation(submission);
        badge.setStatus(SubmissionStatusLabels.kind(submission), SubmissionStatusLabels.word(submission));
        explanation.setText(words);
        more.removeAll();
        if (submission.practice() != null) {
            more.add(new Anchor("practices/" + submission.practice(), "Open the practice"));
        }
        if (submission.status() == SubmissionStatus.UNKNOWN) {
            showPossibilities(submission);
        }
        more.setVisible(more.getComponentCount() > 0);
        setVisible(!words.isEmpty());
    }

    private void showPossibilities(Submission submission) {
        ManualReconciliation.Candidates possible = manualReconciliation.possibilities(user, submission);
        if (!possible.shown().isEmpty()) {
            String which = possible.shown().size() == 1 ? "this one" : "one of these";
            more.add(new Span("Is it " + which + (submission.disputed() ? "?" : ", new since then?")));
        }
        possible.shown().forEach(one -> more.add(candidate(submission, one)));
        if (submission.disputed() && possible.shown().isEmpty()) {
            more.add(new Span("Only an admin can decide that."));
        } else if (possible.hidden() > 0) {
            more.add(new Span(NumberLabels.of(possible.hidden(), "new practice")
                    + (possible.hidden() == 1 ? " that is" : " that are")
                    + " not yours may be it: an admin can tell."));
        } else if (possible.shown().isEmpty()) {
            more.add(new Span("No new practice has come since. The next full sync shows whether it arrived."));
        }
        if (user.isAdmin()) {
            Button absent = new Button("It has not arrived …", click -> confirmAbsence(submission));
            absent.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            more.add(absent);
        }
    }

    private Div candidate(Submission submission, ManualReconciliation.Candidate one) {
        String owner = one.owner() == null ? null : "rep: " + one.owner();
        String detail = Stream.of(one.state(), one.specialty(), one.salesRep(), owner)
                .filter(Objects::nonNull)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" · "));
        FeedItem item = new FeedItem(
                Icon.BUILDING, FeedItem.Tone.ACCENT, one.label(), detail, new RelativeTime(one.firstSeenAt()));
        Button yes =
                new Button(one.disputed() ? "It is this one …" : "It is this one", click -> confirm(submission, one));
        yes.addThemeVariants(ButtonVariant.SMALL);
        Button no = new Button(
                "Another one", click -> showConflictUnless(manualReconciliation.deny(user, submission.id(), one.id())));
        no.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        Div row = new Div(item, yes, no);
        row.addClassName("intake-candidate");
        return row;
    }

    /** Asks for confirmation if the practice would get another rep, name or NPI. */
    private void confirm(Submission submission, ManualReconciliation.Candidate one) {
        Runnable accept = () -> showConflictUnless(manualReconciliation.confirm(user, submission.id(), one.id()));
        if (!one.disputed()) {
            accept.run();
            return;
        }
        String rep = submission.rep() == null
                ? "Its rep stays " + (one.owner() == null ? "none" : one.owner())
                : "Its rep changes from %s to %s"
                        .formatted(one.owner() == null ? "none" : one.owner(), submission.rep());
        new ConfirmationDialog("Is %s this practice?".formatted(one.label()), "It is this practice", accept)
                .saying(rep + ", and it gets the name and the NPI of this submission.")
                .open();
    }

    private void confirmAbsence(Submission submission) {
        new ConfirmationDialog(
                        "Has it not arrived?",
                        "It has not arrived",
                        () -> showConflictUnless(manualReconciliation.declareAbsent(user, submission.id())))
                .saying(
                        "Then it can be sent again. If it has arrived after all, CuraGenesis creates a second practice and"
                                + " sends a second welcome email. Your answer is recorded in the audit log.")
                .open();
    }

    private static void showConflictUnless(boolean done) {
        if (!done) {
            Toast.refused("The submission has changed meanwhile. Look at it again.");
        }
    }
}
