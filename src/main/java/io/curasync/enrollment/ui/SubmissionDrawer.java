package io.curasync.enrollment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.curasync.account.CurrentUser;
import io.curasync.enrollment.DraftService;
import io.curasync.enrollment.FormField;
import io.curasync.enrollment.ManualReconciliation;
import io.curasync.enrollment.Submission;
import io.curasync.enrollment.SubmissionAttempt;
import io.curasync.enrollment.SubmissionStatus;
import io.curasync.ui.DrawerHead;
import io.curasync.ui.FeedItem;
import io.curasync.ui.Icon;
import io.curasync.ui.RelativeTime;
import io.curasync.ui.Toast;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drawer with the details of a submission: its status, its form values, and all attempts to send it. Only admins see the
 * instance, the HTTP status, the request and the response of an attempt.
 */
final class SubmissionDrawer extends Div {

    private final DraftService draftService;
    private final CurrentUser user;
    private final Runnable close;
    private final H2 title = new H2();
    private final SubmissionPanel panel;
    private final Div actions = new Div();
    private final Div facts = new Div();
    private final H3 callsTitle = new H3("Send attempts");
    private final Div calls = new Div();

    SubmissionDrawer(
            ManualReconciliation manualReconciliation, DraftService draftService, CurrentUser user, Runnable close) {
        this.draftService = draftService;
        this.user = user;
        this.close = close;
        panel = new SubmissionPanel(manualReconciliation, user);
        addClassNames("cs-card", "cs-drawer", "submission-drawer");
        getElement().setAttribute("role", "complementary").setAttribute("aria-label", "Submission");
        actions.addClassName("cs-actions");
        facts.addClassName("submission-facts");
        calls.addClassName("submission-calls");
        add(new DrawerHead(title, close), panel, actions, new H3("Details"), facts, callsTitle, calls);
    }

    void show(Submission submission, List<SubmissionAttempt> attempts) {
        title.setText(submission.label());
        panel.show(submission);
        showActions(submission);
        facts.removeAll();
        fact("Created by", submission.creator());
        fact("Rep", submission.rep() == null ? "Unassigned" : submission.rep());
        for (FormField field : FormField.values()) {
            String value = submission.formData().get(field);
            if (!value.isEmpty()) {
                fact(field.label(), value.equals("true") ? "yes" : value);
            }
        }
        callsTitle.setVisible(!attempts.isEmpty());
        calls.removeAll();
        attempts.forEach(attempt -> calls.add(call(attempt)));
    }

    private void showActions(Submission submission) {
        actions.removeAll();
        if (submission.editable()) {
            Button edit = new Button(
                    submission.attempts() == 0 ? "Continue" : "Fix and send again",
                    click -> getUI().ifPresent(ui -> ui.navigate(NewPracticeView.PATH + "/" + submission.id())));
            edit.addThemeVariants(ButtonVariant.PRIMARY);
            actions.add(edit);
        }
        if (submission.status() == SubmissionStatus.DRAFT && submission.attempts() == 0) {
            actions.add(new Button("Discard", click -> discard(submission)));
        }
        actions.setVisible(actions.getComponentCount() > 0);
    }

    private void discard(Submission submission) {
        draftService
                .discard(user, submission.id())
                .ifPresentOrElse(
                        draft -> Toast.undoable("Draft discarded", () -> draftService.restore(draft)),
                        () -> Toast.refused("This draft can no longer be discarded."));
        close.run();
    }

    private void fact(String name, String value) {
        Span label = new Span(name);
        label.addClassName("cs-muted");
        facts.add(new Div(label, new Span(value)));
    }

    private Div call(SubmissionAttempt attempt) {
        boolean withDetails = user.isAdmin();
        String outcome = attempt.outcome() == null ? "No response yet" : outcomeLabel(attempt.outcome());
        FeedItem head = new FeedItem(
                Icon.SEND,
                tone(attempt.outcome()),
                outcome + (withDetails && attempt.status() != null ? " · HTTP " + attempt.status() : ""),
                "by "
                        + attempt.by()
                        + (withDetails ? " on " + attempt.instance() : "")
                        + (attempt.message() == null ? "" : " · " + attempt.message()),
                new RelativeTime(attempt.at()));
        Div call = new Div(head);
        if (withDetails) {
            call.add(body("Request", attempt.request()));
            if (attempt.answer() != null && !attempt.answer().isBlank()) {
                call.add(body("Response", attempt.answer()));
            }
        }
        return call;
    }

    private static Div body(String name, String text) {
        Pre pre = new Pre(text);
        pre.addClassName("submission-body");
        pre.getElement().setAttribute("tabindex", "0");
        Paragraph label = new Paragraph(name);
        label.addClassName("cs-muted");
        return new Div(label, pre);
    }

    private static String outcomeLabel(String outcome) {
        return switch (outcome) {
            case "ACCEPTED" -> "Accepted";
            case "REFUSED" -> "Refused";
            case "NOT_TAKEN" -> "Not accepted";
            default -> "Unknown";
        };
    }

    private static FeedItem.Tone tone(@Nullable String outcome) {
        if (outcome == null) {
            return FeedItem.Tone.NEUTRAL;
        }
        return switch (outcome) {
            case "ACCEPTED" -> FeedItem.Tone.OK;
            case "REFUSED" -> FeedItem.Tone.ERROR;
            case "NOT_TAKEN" -> FeedItem.Tone.NEUTRAL;
            default -> FeedItem.Tone.WARN;
        };
    }
}
