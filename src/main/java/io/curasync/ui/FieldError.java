package io.curasync.ui;

import com.vaadin.flow.component.HasValidation;

/**
 * What is wrong with a field, told below it. It stays until whoever told it judges again: were it gone once the field is left,
 * a button further down would move from under the very press by which the field is left.
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
