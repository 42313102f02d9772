package io.curasync.ledger.details;

import io.curasync.platform.text.CodePoints;
import io.curasync.platform.text.ContactFormat;
import io.curasync.platform.text.TextSanitizer;
import io.curasync.platform.text.UsStates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Validates the values of a {@link PracticeDetailsEdit}. The faults are messages for the user. */
public final class PracticeDetailsValidator {

    /** Maximum length of each text, in code points. */
    public static final int MAX_LENGTH = 200;

    /** Maximum number of contacts that an edit may set. A practice can have more after a merge of two practices or after an import. */
    public static final int MAX_CONTACTS = 20;

    private static final int MIN_PHONE_DIGITS = 7;

    private final Map<String, String> faults = new LinkedHashMap<>();

    private PracticeDetailsValidator() {}

    /**
     * Returns the faults by field, in the order of the fields; empty if all values are valid. The keys are the names of the
     * fields in the API, such as {@code name}, {@code phone}, {@code address.zip}, {@code contacts} and
     * {@code contacts[0].email}.
     */
    public static Map<String, String> faults(PracticeDetailsEdit edit) {
        var validator = new PracticeDetailsValidator();
        validator.text("name", edit.name());
        validator.phone("phone", edit.phone());
        validator.text("address.street", edit.street());
        validator.text("address.city", edit.city());
        validator.formatted("address.state", edit.state(), UsStates::isCode, "Not a US state");
        validator.formatted("address.zip", edit.zip(), ContactFormat::isZip, "Enter 5 digits, or 9 like 12345-6789");
        if (edit.contacts() != null) {
            validator.contacts(edit.contacts());
        }
        return validator.faults;
    }

    private void contacts(List<Contact> contacts) {
        if (contacts.size() > MAX_CONTACTS) {
            faults.put("contacts", "At most %d contacts".formatted(MAX_CONTACTS));
            return;
        }
        for (int i = 0; i < contacts.size(); i++) {
            Contact contact = contacts.get(i);
            String field = "contacts[%d].".formatted(i);
            if (contact.name().isEmpty()) {
                faults.put(field + "name", "Required");
            }
            text(field + "name", contact.name());
            text(field + "role", contact.role());
            phone(field + "phone", contact.phone());
            formatted(field + "email", contact.email(), ContactFormat::isEmail, "Enter a valid email");
        }
    }

    private void phone(String field, @Nullable String value) {
        formatted(
                field,
                value,
                phone -> ContactFormat.isPhone(phone, MIN_PHONE_DIGITS),
                "Enter at least 7 digits, like (512) 555-0142 or 555-0142 x12");
    }

    private void text(String field, @Nullable String value) {
        formatted(field, value, text -> true, "");
    }

    private void formatted(String field, @Nullable String value, Predicate<String> format, String fault) {
        if (value == null || value.isEmpty()) {
            return;
        }
        if (CodePoints.count(value) > MAX_LENGTH) {
            faults.put(field, "At most %d characters".formatted(MAX_LENGTH));
        } else if (!TextSanitizer.isEnterable(value)) {
            faults.put(field, "Remove the character that cannot be shown");
        } else if (!format.test(value)) {
            faults.put(field, fault);
        }
    }
}
