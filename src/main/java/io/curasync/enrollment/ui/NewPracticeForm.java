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

/** Intake form with a section for each group of fields. Shows faults below the fields. */
final class NewPracticeForm extends Div {

    private final Map<FormField, FormInput> inputs = new EnumMap<>(FormField.class);
    private final Consumer<FormField> changed;
    /** True while {@link #show(FormData)} sets values. Then {@link #changed} is not called, because the user did not make the changes. */
    private boolean settingValues;

    /**
     * Creates an empty form.
     *
     * @param specialties specialties to choose from
     * @param changed called with the field after each change of a value by the user
     */
    NewPracticeForm(List<String> specialties, Consumer<FormField> changed) {
        this.changed = changed;
        addClassName("intake-form");
        for (FormField.Group group : FormField.Group.values()) {
            Div fields = new Div();
            fields.addClassName("intake-fields");
            for (FormField field : FormField.values()) {
                if (field.group() == group) {
                    FormInput input = FormInput.of(field, specialties, () -> changed(field), () -> validate(field));
                    inputs.put(field, input);
                    fields.add(input.component());
                }
            }
            add(new Card(title(group), fields));
        }
    }

    private static String title(FormField.Group group) {
        return switch (group) {
            case PRACTICE -> "Practice";
            case ADDRESS -> "Address";
            case USER -> "First user at CuraGenesis";
            case CONTACT -> "Primary contact";
            case PHYSICIAN -> "Physician";
            case AGREEMENTS -> "Agreements";
        };
    }

    FormData formData() {
        Map<FormField, String> values = new EnumMap<>(FormField.class);
        inputs.forEach((field, input) -> values.put(field, input.get()));
        return new FormData(values);
    }

    /** Sets the values and removes all faults. */
    void show(FormData formData) {
        settingValues = true;
        inputs.forEach((field, input) -> {
            input.set(formData.get(field));
            input.fault("");
        });
        settingValues = false;
    }

    /** Displays the given faults, removes all faults that were displayed before, and focuses the first field with a fault. */
    void show(Map<FormField, String> faults) {
        inputs.forEach((field, input) -> input.fault(faults.getOrDefault(field, "")));
        faults.keySet().stream().findFirst().ifPresent(first -> input(first).focus());
    }

    /** Displays the fault of a field and focuses the field. */
    void show(FormField field, String fault) {
        input(field).fault(fault);
        input(field).focus();
    }

    /** Displays a note below the field, or removes it if the note is null. */
    void note(FormField field, @Nullable Component note) {
        input(field).note(note);
    }

    /** Returns the number of fields with a fault, including faults that are not displayed. */
    int countFaults() {
        return FormValidator.faults(formData()).size();
    }

    void setReadOnly(boolean readOnly) {
        inputs.values().forEach(input -> input.setReadOnly(readOnly));
    }

    private void changed(FormField field) {
        if (settingValues) {
            return;
        }
        // A fault disappears as soon as it is fixed, but no new fault appears while the user is typing.
        if (fault(field).isEmpty()) {
            input(field).fault("");
        }
        changed.accept(field);
    }

    /** Displays or removes the fault of a field that has lost the focus. Does nothing if the field is blank. */
    private void validate(FormField field) {
        FormInput input = input(field);
        if (!input.get().isBlank()) {
            input.fault(fault(field));
        }
    }

    private FormInput input(FormField field) {
        return Objects.requireNonNull(inputs.get(field));
    }

    private String fault(FormField field) {
        return FormValidator.fault(field, formData().get(field)).orElse("");
    }
}
