package io.curasync.enrollment;

import io.curasync.ledger.Npi;
import io.curasync.platform.text.CodePoints;
import io.curasync.platform.text.ContactFormat;
import io.curasync.platform.text.TextSanitizer;
import io.curasync.platform.text.UsStates;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Validates the values of the intake form. A fault is a message for the user about an invalid or missing value. */
public final class FormValidator {

    private static final int MAX_LENGTH = 200;
    private static final Pattern EIN = Pattern.compile("\\d{2}-?\\d{7}");
    private static final int MIN_PHONE_DIGITS = 10;

    private FormValidator() {}

    /** Returns the faults by field, in the order of the form; empty if all values are valid. */
    public static Map<FormField, String> faults(FormData formData) {
        Map<FormField, String> faults = new LinkedHashMap<>();
        for (FormField field : FormField.values()) {
            fault(field, formData.get(field)).ifPresent(fault -> faults.put(field, fault));
        }
        return faults;
    }

    /**
     * Returns the fault of a field's value; empty if the value is valid.
     *
     * @param value normalized value; empty if the field is blank
     */
    public static Optional<String> fault(FormField field, String value) {
        if (value.isEmpty()) {
            return field.required() ? Optional.of("Required") : Optional.empty();
        }
        if (CodePoints.count(value) > MAX_LENGTH) {
            return Optional.of("At most %d characters".formatted(MAX_LENGTH));
        }
        if (!TextSanitizer.isEnterable(value)) {
            return Optional.of("Remove the character that cannot be shown");
        }
        return switch (field) {
            case NPI, PHYSICIAN_NPI -> npi(value);
            case EIN -> unless(EIN.matcher(value).matches(), "Enter 9 digits, like 12-3456789");
            case STATE -> unless(UsStates.isCode(value), "Not a US state");
            case ZIP -> unless(ContactFormat.isZip(value), "Enter 5 digits, or 9 like 12345-6789");
            case EMAIL, CONTACT_EMAIL -> unless(ContactFormat.isEmail(value), "Enter a valid email");
            case PHONE, FAX, CONTACT_PHONE ->
                unless(ContactFormat.isPhone(value, MIN_PHONE_DIGITS), "Enter 10 digits, like (512) 555-0142");
            default -> Optional.empty();
        };
    }

    private static Optional<String> npi(String value) {
        if (!value.matches("\\d{10}")) {
            return Optional.of("An NPI has 10 digits");
        }
        return unless(Npi.isValid(value), "Not a valid NPI – check the digits");
    }

    private static Optional<String> unless(boolean valid, String fault) {
        return valid ? Optional.empty() : Optional.of(fault);
    }
}
