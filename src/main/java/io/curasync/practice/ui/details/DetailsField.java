package io.curasync.practice.ui.details;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import io.curasync.ui.FieldError;
import java.util.Map;

/**
 * A field of {@link EditDetailsDialog} that can show an error and take the focus.
 *
 * @param validation the component, used to show an error
 * @param focusable the same component, used to move the focus
 */
record DetailsField(HasValidation validation, Focusable<?> focusable) {

    /**
     * Maximum length in the field. The maximum exceeds the permitted length of the values, so that the user can see and shorten a text that
     * is too long.
     */
    private static final int MAX_LENGTH = 300;

    static <T extends HasValidation & Focusable<?>> DetailsField of(T component) {
        return new DetailsField(component, component);
    }

    static TextField text(String label) {
        TextField field = new TextField(label);
        field.setManualValidation(true);
        field.setMaxLength(MAX_LENGTH);
        // Without this, the browser would suggest the rep's own name and address.
        field.setAutocomplete(Autocomplete.OFF);
        field.addValueChangeListener(change -> FieldError.clear(field));
        return field;
    }

    /**
     * Creates a text field.
     *
     * @param keyboard value of the HTML attribute {@code inputmode}, by which a phone chooses its keyboard
     */
    static TextField text(String label, String keyboard) {
        TextField field = text(label);
        field.getElement().setAttribute("inputmode", keyboard);
        return field;
    }

    /**
     * Shows each error at its field, removes earlier errors, and focuses the first field with an error.
     *
     * @param faults error messages by the name of the field
     * @param fields fields by name, in the order of the dialog
     */
    static void show(Map<String, String> faults, Map<String, DetailsField> fields) {
        fields.values().forEach(field -> FieldError.clear(field.validation()));
        fields.forEach((name, field) -> {
            String fault = faults.get(name);
            if (fault != null) {
                FieldError.show(field.validation(), fault);
            }
        });
        fields.entrySet().stream()
                .filter(field -> faults.containsKey(field.getKey()))
                .findFirst()
                .ifPresent(field -> field.getValue().focusable().focus());
    }
}
