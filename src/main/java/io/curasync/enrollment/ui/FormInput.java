package io.curasync.enrollment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.curasync.enrollment.FormField;
import io.curasync.platform.text.NullableText;
import io.curasync.ui.list.SingleMatchSelection;
import io.curasync.ui.list.StateSelect;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Input component of a form field. Text fields, combo boxes and checkboxes have the same interface.
 *
 * @param component component in the form
 * @param value returns the value as text; "" if empty, {@code true} or {@code false} for a checkbox
 * @param setter sets the value from a text; "" clears it
 * @param fault displays a fault, or removes it if called with ""; no effect for a checkbox
 * @param note displays a note below the field, or removes it if called with null; no effect for a checkbox
 * @param readOnly makes the component read-only, or editable if called with false
 */
record FormInput(
        Component component,
        Supplier<String> value,
        Consumer<String> setter,
        Consumer<String> fault,
        Consumer<@Nullable Component> note,
        Consumer<Boolean> readOnly) {

    private static final int VALUE_CHANGE_TIMEOUT_MILLIS = 400;
    private static final int MAX_LENGTH = 300;

    /**
     * Creates the input for a field.
     *
     * @param specialties specialties to choose from; used only for {@link FormField#SPECIALTY}
     * @param onChange called after each change of the value, including changes by {@link #set}
     * @param onBlur called when a text field loses focus
     */
    static FormInput of(FormField field, List<String> specialties, Runnable onChange, Runnable onBlur) {
        return switch (field) {
            case STATE -> box(StateSelect.create(field.label()), field, onChange);
            case SPECIALTY -> specialty(field, specialties, onChange);
            case BAA_SIGNED, PA_SIGNED -> checkbox(field, onChange);
            default -> text(field, onChange, onBlur);
        };
    }

    String get() {
        return value.get();
    }

    void set(String text) {
        setter.accept(text);
    }

    void fault(String text) {
        fault.accept(text);
    }

    void note(@Nullable Component text) {
        note.accept(text);
    }

    void setReadOnly(boolean locked) {
        readOnly.accept(locked);
    }

    void focus() {
        if (component instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }

    private static FormInput text(FormField field, Runnable onChange, Runnable onBlur) {
        TextField text = new TextField(field.label());
        text.setManualValidation(true);
        text.setMaxLength(MAX_LENGTH);
        text.setRequiredIndicatorVisible(field.required());
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(VALUE_CHANGE_TIMEOUT_MILLIS);
        text.addValueChangeListener(change -> onChange.run());
        text.addBlurListener(blur -> onBlur.run());
        text.getElement().setAttribute("data-field", field.key());
        String helper = helper(field);
        text.setHelperText(helper);
        return new FormInput(
                text,
                text::getValue,
                text::setValue,
                fault -> {
                    text.setErrorMessage(fault);
                    text.setInvalid(!fault.isEmpty());
                },
                note -> {
                    text.setHelperComponent(note);
                    if (note == null) {
                        text.setHelperText(helper);
                    }
                },
                text::setReadOnly);
    }

    private static @Nullable String helper(FormField field) {
        return switch (field) {
            case EMAIL -> "Receives the welcome email from CuraGenesis";
            case PTAN -> "Provider Transaction Access Number";
            default -> null;
        };
    }

    private static FormInput specialty(FormField field, List<String> specialties, Runnable onChange) {
        ComboBox<String> box = new ComboBox<>(field.label(), specialties);
        SingleMatchSelection.selectOrKeepText(box, specialties, box::setValue);
        return box(box, field, onChange);
    }

    private static FormInput box(ComboBox<String> box, FormField field, Runnable onChange) {
        box.setManualValidation(true);
        box.setRequiredIndicatorVisible(field.required());
        box.setClearButtonVisible(true);
        box.addValueChangeListener(change -> onChange.run());
        box.getElement().setAttribute("data-field", field.key());
        return new FormInput(
                box,
                () -> NullableText.orEmpty(box.getValue()),
                text -> box.setValue(text.isEmpty() ? null : text),
                fault -> {
                    box.setErrorMessage(fault);
                    box.setInvalid(!fault.isEmpty());
                },
                box::setHelperComponent,
                box::setReadOnly);
    }

    private static FormInput checkbox(FormField field, Runnable onChange) {
        Checkbox box = new Checkbox(field.label());
        box.addValueChangeListener(change -> onChange.run());
        return new FormInput(
                box,
                () -> Boolean.toString(box.getValue()),
                text -> box.setValue(Boolean.parseBoolean(text)),
                fault -> {},
                note -> {},
                box::setReadOnly);
    }
}
