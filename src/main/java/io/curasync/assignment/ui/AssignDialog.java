package io.curasync.assignment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.assignment.AssignmentQuery;
import io.curasync.assignment.AssignmentService;
import io.curasync.assignment.Handover;
import io.curasync.assignment.RepNameMatcher;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.list.SingleMatchSelection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Dialog that assigns unmatched practices to a rep. Optionally adds the rep names of these practices as aliases of the rep. */
@StyleSheet("context://assets/assignment.css")
final class AssignDialog extends Dialog {

    private static final int MAX_NAMES = 3;

    private final AssignmentService assignmentService;
    private final AssignmentQuery query;
    private final CurrentUser by;
    private final Collection<Long> practices;
    private final Collection<String> names;
    private final ComboBox<User> rep = new ComboBox<>("Rep");
    private final Checkbox remember = new Checkbox();
    private final Paragraph effect = new Paragraph();
    private final Paragraph error = new Paragraph();
    private final Button confirm = new Button("", click -> assign());
    private final Runnable done;
    private long others;

    /**
     * Creates the dialog.
     *
     * @param practices CuraSync's ids of the practices
     * @param names rep names of these practices in CuraGenesis, without blank names
     * @param done called after the practices were assigned
     */
    AssignDialog(
            AssignmentService assignmentService,
            AssignmentQuery query,
            CurrentUser by,
            Collection<Long> practices,
            Collection<String> names,
            Runnable done) {
        this.assignmentService = assignmentService;
        this.query = query;
        this.by = by;
        this.practices = practices;
        this.names = names;
        this.done = done;
        List<User> reps = assignmentService.reps();
        setWidth("min(480px, 100%)");
        rep.setItems(reps);
        rep.setItemLabelGenerator(
                user -> user.name().equals(user.email()) ? user.email() : user.name() + " · " + user.email());
        rep.setWidthFull();
        rep.setRequiredIndicatorVisible(true);
        SingleMatchSelection.selectOrReject(rep, reps);
        rep.addValueChangeListener(change -> show());
        remember.setLabel(
                "Remember " + quoted() + " as " + (names.size() == 1 ? "an alias" : "aliases") + " of this rep");
        remember.setVisible(!names.isEmpty());
        remember.addValueChangeListener(change -> count());
        effect.addClassName("cs-muted");
        effect.getElement().setAttribute("role", "status");
        effect.setVisible(!names.isEmpty());
        error.addClassName("assign-refusal");
        error.getElement().setAttribute("role", "alert");
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        Div content = new Div(rep, remember, effect, error);
        content.addClassName("assign-dialog");
        add(content);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                rep.focus();
            }
        });
        names.stream()
                .findFirst()
                .flatMap(name -> RepNameMatcher.of(name, reps))
                .ifPresent(rep::setValue);
        count();
    }

    private void count() {
        others = query.countOthers(practices, names);
        show();
    }

    private void show() {
        String action = "Assign " + NumberLabels.of(announced(), "practice");
        setHeaderTitle(action);
        confirm.setText(action);
        confirm.setEnabled(rep.getValue() != null);
        error.setVisible(false);
        String name = names.size() == 1 ? "this name" : "these names";
        String othersText = NumberLabels.of(others, "other unmatched practice") + " with " + name;
        String future = "Future practices with " + name;
        effect.setText(
                remember.getValue()
                        ? (others == 0 ? "" : "Includes " + othersText + ". ") + future + " go to this rep."
                        : (others == 0 ? "" : othersText + (others == 1 ? " stays" : " stay") + " unmatched. ") + future
                                + " stay unmatched.");
    }

    private long announced() {
        return practices.size() + (remember.getValue() ? others : 0);
    }

    private void assign() {
        User chosen = rep.getValue();
        if (chosen == null) {
            return;
        }
        var handover = new Handover(
                practices, remember.getValue() ? names : List.of(), chosen.id(), Instant.now(), announced());
        switch (assignmentService.assignUnmatched(handover, by)) {
            case AssignmentService.Answer.Done answer -> {
                close();
                new HandoverToast(assignmentService, by).show(answer, handover.announced());
                done.run();
            }
            case AssignmentService.Answer.TooManyPractices(int practicesNow) -> {
                count();
                showError("More practices match now: this would assign %s. Nothing was assigned."
                        .formatted(NumberLabels.of(practicesNow, "practice")));
            }
            case AssignmentService.Answer.Refused(String message) -> showError(message);
        }
    }

    private void showError(String message) {
        error.setText(message);
        error.setVisible(true);
    }

    private String quoted() {
        String first =
                names.stream().limit(MAX_NAMES).map(name -> "“" + name + "”").collect(Collectors.joining(", "));
        return names.size() > MAX_NAMES ? first + " and " + (names.size() - MAX_NAMES) + " more" : first;
    }
}
