package io.curasync.ui;

import com.vaadin.flow.component.HasValidation;

/**
 * Sets and clears the error message below a field. The message stays until the caller validates the field again. If it
 * disappeared on blur, a button further down would move while the user presses it, because that press causes the blur.
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
