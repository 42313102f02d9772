package io.curasync.practice.ui.details;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import io.curasync.ui.FieldError;
import java.util.Map;

/**
 * A field of the dialog that can show a fault and take the focus.
 *
 * @param validation the component as a field that can show a fault
 * @param focusable the same component as a field that can take the focus
 */
record DetailsField(HasValidation validation, Focusable<?> focusable) {

    /** Maximum length in the field. It exceeds the permitted length, so that the user can see and shorten a text that is too long. */
    private static final int MAX_LENGTH = 300;

    static <T extends HasValidation & Focusable<?>> DetailsField of(T component) {
        return new DetailsField(component, component);
    }

    static TextField text(String label) {
        TextField field = new TextField(label);
        field.setManualValidation(true);
        field.setMaxLength(MAX_LENGTH);
        // The browser would offer the rep's own name and address.
        field.setAutocomplete(Autocomplete.OFF);
        field.addValueChangeListener(change -> FieldError.clear(field));
        return field;
    }

    /**
     * Creates a text field.
     *
     * @param keyboard the {@code inputmode}, by which a phone chooses its keyboard
     */
    static TextField text(String label, String keyboard) {
        TextField field = text(label);
        field.getElement().setAttribute("inputmode", keyboard);
        return field;
    }

    /** Shows each fault at its field, removes earlier faults, and focuses the first field with a fault. */
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
