package io.curasync.practice.ui.followup;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.curasync.account.CurrentUser;
import io.curasync.practice.nextstep.DueLabels;
import io.curasync.practice.nextstep.FollowUp;
import io.curasync.practice.nextstep.NextStep;
import io.curasync.practice.nextstep.NextStepRemoval;
import io.curasync.practice.nextstep.NextStepService;
import io.curasync.ui.Icon;
import io.curasync.ui.StatusBadge;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Shows the next step of a practice with its due day, and lets the user set, change, complete and drop the next step. */
final class NextStepPanel extends Div {

    private final NextStepService nextSteps;
    private final CurrentUser user;
    private final Runnable changed;
    private long practice;
    private @Nullable FollowUp shown;
    private boolean isEditing;

    NextStepPanel(NextStepService nextSteps, CurrentUser user, Runnable changed) {
        this.nextSteps = nextSteps;
        this.user = user;
        this.changed = changed;
        addClassName("followup-step");
    }

    /**
     * Shows the next step of a practice. While the user edits the next step, does not show changes by other users.
     *
     * @param practice CuraSync's id of the practice
     */
    void show(long practice, FollowUp followUp) {
        boolean isOther = this.practice != practice;
        boolean hasChanged = !followUp.equals(shown);
        this.practice = practice;
        shown = followUp;
        if (isOther) {
            isEditing = false;
        }
        if (isOther || hasChanged && !isEditing) {
            render(followUp);
        }
    }

    private Button render(FollowUp followUp) {
        removeAll();
        NextStep step = followUp.step();
        setClassName("followup-step-set", step != null);
        if (step == null) {
            getElement().removeAttribute("role").removeAttribute("aria-label");
            Button set = button("Add next step", () -> edit(followUp));
            set.setIcon(Icon.PLUS.create());
            add(set);
            return set;
        }
        getElement().setAttribute("role", "group").setAttribute("aria-label", "Next step");
        Span title = new Span("Next step");
        title.addClassName("cs-muted");
        Div head = new Div(title, due(step.dueOn(), followUp.today()));
        head.addClassName("followup-head");
        Div text = new Div(step.text());
        text.addClassName("cs-strong");
        Button done = new Button("Done", Icon.CHECK.create(), click -> remove(step, true));
        done.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.SMALL);
        Div actions = new Div(done, button("Change", () -> edit(followUp)), button("Drop", () -> remove(step, false)));
        actions.addClassName("followup-actions");
        add(head, text, actions);
        return done;
    }

    private static StatusBadge due(LocalDate dueOn, LocalDate today) {
        StatusBadge.Kind kind = dueOn.isBefore(today)
                ? StatusBadge.Kind.ERROR
                : dueOn.equals(today) ? StatusBadge.Kind.WARN : StatusBadge.Kind.NEUTRAL;
        return new StatusBadge(kind, DueLabels.of(dueOn, today));
    }

    private static Button button(String text, Runnable action) {
        Button button = new Button(text, click -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private void edit(FollowUp followUp) {
        isEditing = true;
        removeAll();
        NextStepForm form = new NextStepForm(
                followUp, (text, dueOn) -> nextSteps.set(user, practice, text, dueOn), this::endEditing);
        add(form);
        form.focusText();
    }

    private void endEditing() {
        isEditing = false;
        update();
    }

    private void remove(NextStep step, boolean isDone) {
        NextStepRemoval.remove(nextSteps, user, practice, step.text(), isDone, this::update);
    }

    /** Shows the next step again. Moves the focus to the first button, because the button that the user pressed was removed. */
    private void update() {
        changed.run();
        if (shown != null) {
            render(shown).focus();
        }
    }
}
