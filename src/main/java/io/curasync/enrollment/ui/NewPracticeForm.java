package io.curasync.enrollment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import io.curasync.enrollment.FormData;
import io.curasync.enrollment.FormField;
import io.curasync.enrollment.FormValidator;
import io.curasync.ui.Card;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The intake form, with faults below the fields. */
final class NewPracticeForm extends Div {

    private final Map<FormField, FormInput> inputs = new EnumMap<>(FormField.class);
    private final Consumer<FormField> changed;
    private boolean showing;

    /**
     * @param specialties known specialties; others may be entered
     * @param changed called with the field that the user changed
     */
    NewPracticeForm(List<String> specialties, Consumer<FormField> changed) {
        this.changed = changed;
        addClassName("intake-form");
        for (FormField.Group group : FormField.Group.values()) {
            Div fields = new Div();
            fields.addClassName("intake-fields");
            for (FormField field : FormField.values()) {
                if (field.group() == group) {
                    FormInput input = FormInput.of(field, specialties, () -> changed(field), () -> left(field));
                    inputs.put(field, input);
                    fields.add(input.component());
                }
            }
            add(new Card(group.title(), fields));
        }
    }

    FormData intake() {
        Map<FormField, String> values = new EnumMap<>(FormField.class);
        inputs.forEach((field, input) -> values.put(field, input.get()));
        return new FormData(values);
    }

    /** Shows the values without faults. */
    void show(FormData formData) {
        showing = true;
        inputs.forEach((field, input) -> {
            input.set(formData.get(field));
            input.fault("");
        });
        showing = false;
    }

    /** Shows the faults and focuses the first faulty field. */
    void show(Map<FormField, String> faults) {
        inputs.forEach((field, input) -> input.fault(faults.getOrDefault(field, "")));
        faults.keySet().stream().findFirst().ifPresent(first -> input(first).focus());
    }

    /** Shows the fault of a field and focuses the field. */
    void show(FormField field, String fault) {
        input(field).fault(fault);
        input(field).focus();
    }

    /** Shows a hint below the field; null for none. */
    void note(FormField field, @Nullable Component hint) {
        input(field).note(hint);
    }

    /** Returns the number of invalid fields. */
    int countFaults() {
        return FormValidator.faults(intake()).size();
    }

    void setReadOnly(boolean readOnly) {
        inputs.values().forEach(input -> input.setReadOnly(readOnly));
    }

    private void changed(FormField field) {
        if (showing) {
            return;
        }
        // A fault disappears as soon as it is fixed, but no new fault appears while the user is typing.
        if (fault(field).isEmpty()) {
            input(field).fault("");
        }
        changed.accept(field);
    }

    private void left(FormField field) {
        FormInput input = input(field);
        if (!input.get().isBlank()) {
            input.fault(fault(field));
        }
    }

    private FormInput input(FormField field) {
        return Objects.requireNonNull(inputs.get(field));
    }

    private String fault(FormField field) {
        return FormValidator.fault(field, intake().get(field)).orElse("");
    }
}
