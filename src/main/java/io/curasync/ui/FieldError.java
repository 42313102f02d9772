package io.curasync.ui;

import com.vaadin.flow.component.HasValidation;

/**
 * Error message below a field. It stays until the code that set it validates again. If it disappeared on blur, a
 * button further down would move while the user presses it, because that press causes the blur.
 */
public final class FieldError {

    private FieldError() {}

    public static void tell(HasValidation field, String sentence) {
        field.setManualValidation(true);
        field.setErrorMessage(sentence);
        field.setInvalid(true);
    }

    public static void clear(HasValidation field) {
        field.setInvalid(false);
    }
}
