package io.curasync.assignment.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.assignment.AssignmentQuery;
import io.curasync.assignment.AssignmentService;
import io.curasync.assignment.Handover;
import io.curasync.assignment.HandoverUndo;
import io.curasync.ledger.PracticeAssignments;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.RelativeTime;
import io.curasync.ui.list.SingleMatchSelection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Assigns a practice to another rep from a day on. Earlier orders continue to count for the rep at their time. */
@StyleSheet("context://assets/assignment.css")
final class ReassignDialog extends Dialog {

    private final AssignmentService assignmentService;
    private final CurrentUser by;
    private final long practice;
    private final String label;
    private final ZoneId zone = BrowserTime.of(UI.getCurrent()).zone();
    private final ComboBox<User> rep = new ComboBox<>("Rep");
    private final DatePicker since = new DatePicker("From");
    private final Paragraph error = new Paragraph();
    private final Button confirm = new Button("Reassign", click -> reassign());

    /**
     * Creates the dialog.
     *
     * @param label display name of the practice
     */
    ReassignDialog(
            AssignmentService assignmentService,
            CurrentUser by,
            long practice,
            String label,
            AssignmentQuery.SourceRep sourceRep,
            List<PracticeAssignments.Period> periods) {
        this.assignmentService = assignmentService;
        this.by = by;
        this.practice = practice;
        this.label = label;
        LocalDate today = LocalDate.now(zone);
        setHeaderTitle("Reassign " + label);
        setWidth("min(480px, 100%)");
        List<User> reps = assignmentService.reps();
        rep.setItems(reps);
        rep.setItemLabelGenerator(User::name);
        SingleMatchSelection.selectOrReject(rep, reps);
        rep.setWidthFull();
        rep.setRequiredIndicatorVisible(true);
        rep.addValueChangeListener(change -> confirm.setEnabled(change.getValue() != null));
        since.setValue(today);
        since.setMax(today);
        since.setHelperText("Earlier orders stay with the rep of that time. Days are in " + zone + ".");
        error.addClassName("assign-refusal");
        error.getElement().setAttribute("role", "alert");
        error.setVisible(false);
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.setEnabled(false);
        Div content = new Div(rep, since, error);
        content.addClassName("assign-dialog");
        if (!periods.isEmpty()) {
            content.add(new H3("Until now"), history(periods));
        }
        add(content);
        if (sourceRep.ownerIsManual()) {
            String named = sourceRep.rep() == null ? "no rep" : sourceRep.rep();
            Button release = new Button("Follow CuraGenesis: " + named, click -> release(named));
            release.setTooltipText(
                    sourceRep.salesRep().isEmpty()
                            ? "CuraGenesis names no rep."
                            : "CuraGenesis names “" + sourceRep.salesRep() + "”.");
            release.addThemeVariants(ButtonVariant.TERTIARY);
            getFooter().add(release);
        }
        getFooter().add(new Button("Cancel", click -> close()), confirm);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                rep.focus();
            }
        });
    }

    private void reassign() {
        User chosen = rep.getValue();
        LocalDate day = since.getValue();
        if (chosen == null || day == null || day.isAfter(LocalDate.now(zone))) {
            showError("Choose a rep, and today or an earlier day.");
            return;
        }
        Instant from = day.equals(LocalDate.now(zone))
                ? Instant.now()
                : day.atStartOfDay(zone).toInstant();
        switch (assignmentService.reassign(new Handover(List.of(practice), List.of(), chosen.id(), from, 1), by)) {
            case AssignmentService.Answer.Done answer -> {
                close();
                new HandoverToast(assignmentService, by)
                        .show(
                                answer.practices() == 0
                                        ? "%s already belongs to %s.".formatted(label, answer.rep())
                                        : "Assigned %s to %s.".formatted(label, answer.rep()),
                                answer.undo());
            }
            case AssignmentService.Answer.TooManyPractices _ ->
                showError("The practice has changed. Close this dialog and try again.");
            case AssignmentService.Answer.Refused(String message) -> showError(message);
        }
    }

    private void release(String named) {
        HandoverUndo undo = assignmentService.release(practice, by);
        close();
        new HandoverToast(assignmentService, by)
                .show("%s follows CuraGenesis again: %s.".formatted(label, named), undo);
    }

    private void showError(String message) {
        error.setText(message);
        error.setVisible(true);
    }

    private static UnorderedList history(List<PracticeAssignments.Period> periods) {
        UnorderedList list = new UnorderedList();
        list.addClassName("assign-history");
        for (PracticeAssignments.Period period : periods) {
            ListItem item = new ListItem(new Span(period.owner()));
            item.add(
                    period.since() == null
                            ? new Span("from the beginning")
                            : new Span(new Span("since "), new RelativeTime(period.since())));
            if (period.until() != null) {
                item.add(new Span(new Span("until "), new RelativeTime(period.until())));
            }
            list.add(item);
        }
        return list;
    }
}
