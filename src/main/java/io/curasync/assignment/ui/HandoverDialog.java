package io.curasync.assignment.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.assignment.AssignmentQuery;
import io.curasync.assignment.AssignmentService;
import io.curasync.assignment.AssignmentService.Answer;
import io.curasync.assignment.BulkHandover;
import io.curasync.assignment.BulkHandoverService;
import io.curasync.ledger.PracticeAssignments.Period;
import io.curasync.ui.SegmentedControl;
import io.curasync.ui.list.SingleMatchSelection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dialog that hands practices over to a rep from a day on, or releases them. Released practices follow the rep names in CuraGenesis
 * again. Shows the effect in numbers before the user confirms. Orders before that day stay credited to the previous reps.
 */
@StyleSheet("context://assets/assignment.css")
final class HandoverDialog extends Dialog {

    private static final String TO_REP = "To a rep";
    private static final String RELEASE = "Back to CuraGenesis's rep";

    private final AssignmentService assignmentService;
    private final BulkHandoverService bulkHandoverService;
    private final CurrentUser by;
    private final List<Long> practices;
    private final @Nullable String label;
    private final Runnable done;
    private final HandoverEffect effects;
    private final ZoneId zone;
    private final SegmentedControl<String> target =
            new SegmentedControl<>("Hand over", List.of(TO_REP, RELEASE), text -> text);
    private final ComboBox<User> rep = new ComboBox<>("Rep");
    private final DatePicker since = new DatePicker("From");
    private final Checkbox remember = new Checkbox();
    private final Paragraph effect = new Paragraph();
    private final Paragraph error = new Paragraph();
    private final HandoverProgress progress = new HandoverProgress();
    private final Button cancel = new Button("Cancel", click -> close());
    private final Button confirm = new Button("", click -> handOver());

    /**
     * Creates the dialog.
     *
     * @param practices CuraSync's ids, at least one
     * @param label display name of a single practice; {@code null} for several
     * @param periods present and past reps of a single practice, latest first; empty for several
     * @param done called after the practices were handed over or released
     */
    HandoverDialog(
            AssignmentService assignmentService,
            BulkHandoverService bulkHandoverService,
            AssignmentQuery query,
            CurrentUser by,
            List<Long> practices,
            @Nullable String label,
            List<Period> periods,
            Runnable done) {
        this.assignmentService = assignmentService;
        this.bulkHandoverService = bulkHandoverService;
        this.by = by;
        this.practices = practices;
        this.label = label;
        this.done = done;
        effects = new HandoverEffect(query, practices);
        zone = query.zone();
        setWidth("min(480px, 100%)");
        chooseReps(assignmentService.reps());
        target.setVisible(effects.canRelease());
        target.addValueChangeListener(change -> show());
        LocalDate today = LocalDate.now(zone);
        since.setValue(today);
        since.setMax(today);
        since.setHelperText("Earlier orders stay with the rep of that time. Days are in " + zone + ".");
        remember.setLabel("Remember " + effects.quotedNames() + " as this rep’s name in CuraGenesis");
        remember.addValueChangeListener(change -> show());
        effect.addClassName("cs-muted");
        effect.getElement().setAttribute("role", "status");
        error.addClassName("assign-refusal");
        error.getElement().setAttribute("role", "alert");
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        Div content = new Div(target, rep, since, remember, effect, error, progress);
        content.addClassName("assign-dialog");
        if (!periods.isEmpty()) {
            content.add(new H3("Until now"), new OwnershipPeriods(periods));
        }
        add(content);
        getFooter().add(cancel, confirm);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                rep.focus();
            }
        });
        show();
    }

    private void chooseReps(List<User> reps) {
        rep.setItems(reps);
        rep.setItemLabelGenerator(
                user -> user.name().equals(user.email()) ? user.email() : user.name() + " · " + user.email());
        SingleMatchSelection.selectOrReject(rep, reps);
        rep.setWidthFull();
        rep.setRequiredIndicatorVisible(true);
        rep.addValueChangeListener(change -> show());
    }

    private boolean isRelease() {
        return target.getValue().equals(RELEASE);
    }

    /** Shows the effect of the chosen options. */
    private void show() {
        boolean toRep = !isRelease();
        HandoverEffect.Shown shown = toRep ? effects.handOver(rep.getValue(), remember.getValue()) : effects.release();
        rep.setVisible(toRep);
        remember.setVisible(toRep && effects.hasNames());
        setHeaderTitle(label == null ? shown.action() : (toRep ? "Hand over " : "Release ") + label);
        confirm.setText(shown.action());
        confirm.setEnabled(shown.possible());
        effect.setText(shown.detail());
        effect.setVisible(!shown.detail().isEmpty());
        error.setVisible(false);
    }

    private void handOver() {
        User chosen = rep.getValue();
        LocalDate day = since.getValue();
        LocalDate today = LocalDate.now(zone);
        if (!isRelease() && chosen == null || day == null || day.isAfter(today)) {
            showError("Choose a rep, and today or an earlier day.");
            return;
        }
        Instant from =
                day.equals(today) ? Instant.now() : day.atStartOfDay(zone).toInstant();
        var handover = new BulkHandover(
                practices, isRelease() || chosen == null ? null : chosen.id(), from, remember.getValue());
        setRunning(true);
        progress.run(
                UI.getCurrent(),
                practices.size(),
                processed -> bulkHandoverService.handOver(handover, by, processed),
                this::show,
                () -> {
                    setRunning(false);
                    showError("The handover stopped before its end. Practices up to there were handed over."
                            + " Try again in a minute for the others.");
                });
    }

    private void show(Answer answer) {
        setRunning(false);
        switch (answer) {
            case Answer.Done executed -> {
                close();
                new HandoverToast(assignmentService, by).show(executed, practices, label, isRelease());
                done.run();
            }
            case Answer.TooManyPractices _ -> showError("The practices have changed. Close this dialog and try again.");
            case Answer.Refused(String message) -> showError(message);
        }
    }

    private void setRunning(boolean running) {
        setCloseOnEsc(!running);
        setCloseOnOutsideClick(!running);
        List.of(cancel, confirm, rep, since, remember).forEach(field -> field.setEnabled(!running));
        target.setEnabled(!running);
    }

    private void showError(String message) {
        error.setText(message);
        error.setVisible(true);
    }
}
