package io.curasync.practice.ui.followup;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.curasync.practice.nextstep.FollowUp;
import io.curasync.practice.nextstep.NextStep;
import io.curasync.practice.timeline.EnteredText;
import io.curasync.practice.timeline.InvalidTextException;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.FieldError;
import io.curasync.ui.Toast;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiFunction;

/** Form with the text and the due day of a next step. */
final class NextStepForm extends Div {

    private static final int DAYS_OF_WEEK = 7;

    private final TextField text = new TextField("Next step");
    private final DatePicker due = new DatePicker("Due");
    private final BiFunction<String, LocalDate, Optional<NextStep>> save;
    private final Runnable close;

    /**
     * Creates the form.
     *
     * @param save stores the next step; returns an empty result if the practice is out of scope
     * @param close called when the user has saved the next step or canceled the form, or when the practice is out of scope
     */
    NextStepForm(FollowUp followUp, BiFunction<String, LocalDate, Optional<NextStep>> save, Runnable close) {
        this.save = save;
        this.close = close;
        addClassName("followup-form");
        LocalDate today = followUp.today();
        NextStep step = followUp.step();
        text.setMaxLength(EnteredText.MAX_LINE_LENGTH);
        text.setPlaceholder("Call about the trial order");
        text.setWidthFull();
        text.addKeyPressListener(Key.ENTER, pressed -> save());
        due.setMin(step == null || step.dueOn().isAfter(today) ? today : step.dueOn());
        due.setValue(step == null ? today.plusDays(1) : step.dueOn());
        if (!BrowserTime.of(UI.getCurrentOrThrow())
                .zone()
                .getRules()
                .equals(followUp.zone().getRules())) {
            due.setHelperText("Days are in " + followUp.zone() + ".");
        }
        if (step != null) {
            text.setValue(step.text());
        }
        Div days = new Div(
                preset("Today", today),
                preset("Tomorrow", today.plusDays(1)),
                preset("Next week", today.plusDays(DAYS_OF_WEEK)));
        days.addClassName("followup-actions");
        Button store = new Button("Save", click -> save());
        store.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.SMALL);
        Button cancel = new Button("Cancel", click -> close.run());
        cancel.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        Div actions = new Div(store, cancel);
        actions.addClassName("followup-actions");
        add(text, due, days, actions);
    }

    void focusText() {
        text.focus();
    }

    private Button preset(String name, LocalDate day) {
        Button button = new Button(name, click -> due.setValue(day));
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    private void save() {
        FieldError.clear(text);
        FieldError.clear(due);
        LocalDate day = due.getValue();
        if (day == null) {
            FieldError.show(due, "Choose a day.");
            return;
        }
        try {
            if (save.apply(text.getValue(), day).isEmpty()) {
                Toast.refused("This practice is no longer yours, so its next step was not changed.");
            }
        } catch (InvalidTextException e) {
            FieldError.show(text, e.getMessage());
            text.focus();
            return;
        }
        close.run();
    }
}
