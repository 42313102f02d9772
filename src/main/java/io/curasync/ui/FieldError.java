package io.curasync.ui;

import com.vaadin.flow.component.HasValidation;

/**
 * Shows and clears the error message below a field. The message stays until the caller clears it, because {@link #show} turns off the
 * validation by the field itself. That validation could remove the message when the field loses the focus because the user presses a button
 * below. The button would then move away from the pointer.
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
