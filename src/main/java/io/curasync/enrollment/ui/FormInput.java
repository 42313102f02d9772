package io.curasync.enrollment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.curasync.enrollment.FormField;
import io.curasync.platform.text.UsStates;
import io.curasync.ui.list.SingleMatchSelection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Input component of a form field with a uniform text value.
 *
 * @param component component on the form
 * @param fault shows a fault; "" for none
 * @param note shows a hint below the field; null for none
 */
record FormInput(
        Component component,
        Supplier<String> value,
        Consumer<String> setter,
        Consumer<String> fault,
        Consumer<@Nullable Component> note,
        Consumer<Boolean> readOnly) {

    private static final int PAUSE_MILLIS = 400;
    private static final int MAX_LENGTH = 300;

    /**
     * @param changed called after each change, including changes by the program
     * @param left called when the input loses focus
     */
    static FormInput of(FormField field, List<String> specialties, Runnable changed, Runnable left) {
        return switch (field) {
            case STATE -> state(field, changed);
            case SPECIALTY -> specialty(field, specialties, changed);
            case BAA_SIGNED, PA_SIGNED -> yesOrNo(field, changed);
            default -> text(field, changed, left);
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

    void note(@Nullable Component hint) {
        note.accept(hint);
    }

    void setReadOnly(boolean locked) {
        readOnly.accept(locked);
    }

    void focus() {
        if (component instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }

    private static FormInput text(FormField field, Runnable changed, Runnable left) {
        TextField text = new TextField(field.label());
        text.setManualValidation(true);
        text.setMaxLength(MAX_LENGTH);
        text.setRequiredIndicatorVisible(field.needed());
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(PAUSE_MILLIS);
        text.addValueChangeListener(change -> changed.run());
        text.addBlurListener(blur -> left.run());
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
                hint -> {
                    text.setHelperComponent(hint);
                    if (hint == null) {
                        text.setHelperText(helper);
                    }
                },
                text::setReadOnly);
    }

    private static @Nullable String helper(FormField field) {
        return switch (field) {
            case EMAIL -> "Gets the welcome email of CuraGenesis";
            case PTAN -> "Provider Transaction Access Number";
            default -> null;
        };
    }

    /** A box whose items can be found by code and by name. */
    private static FormInput state(FormField field, Runnable changed) {
        ComboBox<String> box = new ComboBox<>(field.label());
        box.setItems(FormInput::isState, UsStates.codes());
        box.setItemLabelGenerator(code -> UsStates.isCode(code) ? code + " · " + UsStates.name(code) : code);
        SingleMatchSelection.takeOrKeep(box, UsStates.codes(), FormInput::isMeant, box::setValue);
        return box(box, field, changed);
    }

    /** A complete code or name selects only that state: “MA” does not match Maine. */
    private static boolean isMeant(String code, String typed) {
        return UsStates.code(typed).map(code::equals).orElseGet(() -> isState(code, typed));
    }

    private static boolean isState(String code, String typed) {
        return startsWith(code, typed) || startsWith(UsStates.name(code), typed);
    }

    private static boolean startsWith(String text, String typed) {
        return text.regionMatches(true, 0, typed, 0, typed.length());
    }

    private static FormInput specialty(FormField field, List<String> specialties, Runnable changed) {
        ComboBox<String> box = new ComboBox<>(field.label(), specialties);
        SingleMatchSelection.takeOrKeep(box, specialties, box::setValue);
        return box(box, field, changed);
    }

    private static FormInput box(ComboBox<String> box, FormField field, Runnable changed) {
        box.setManualValidation(true);
        box.setRequiredIndicatorVisible(field.needed());
        box.setClearButtonVisible(true);
        box.addValueChangeListener(change -> changed.run());
        box.getElement().setAttribute("data-field", field.key());
        return new FormInput(
                box,
                () -> orEmpty(box.getValue()),
                text -> box.setValue(text.isEmpty() ? null : text),
                fault -> {
                    box.setErrorMessage(fault);
                    box.setInvalid(!fault.isEmpty());
                },
                box::setHelperComponent,
                box::setReadOnly);
    }

    private static FormInput yesOrNo(FormField field, Runnable changed) {
        Checkbox box = new Checkbox(field.label());
        box.addValueChangeListener(change -> changed.run());
        return new FormInput(
                box,
                () -> Boolean.toString(box.getValue()),
                text -> box.setValue(Boolean.parseBoolean(text)),
                fault -> {},
                hint -> {},
                box::setReadOnly);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
