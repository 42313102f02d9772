package io.curasync.ui;

import com.vaadin.flow.component.HasValidation;

/**
 * Shows and clears the error message below a field. The message stays until the caller clears it, because the field no longer validates
 * itself after the first message. Otherwise, the message could disappear when the user presses a button further down, because the field
 * loses the focus at this moment. The button would then move away from the pointer.
 */
public final class FieldError {

    private FieldError() {}

    public static void show(HasValidation field, String sentence) {
        field.setManualValidation(true);
        field.setErrorMessage(sentence);
        field.setInvalid(true);
    }

    public static void clear(HasValidation field) {
        field.setInvalid(false);
    }
}
