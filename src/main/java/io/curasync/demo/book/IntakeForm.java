package io.curasync.demo.book;

import io.curasync.enrollment.FormData;
import io.curasync.enrollment.FormField;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fills in the intake form with which a rep submits a practice. */
public final class IntakeForm {

    private IntakeForm() {}

    /**
     * Returns the completed form of a practice.
     *
     * @param facility a practice with a contact, who also becomes the first user of the practice at CuraGenesis
     */
    public static FormData of(Facility facility, @Nullable String specialty, String npi) {
        Person contact = Objects.requireNonNull(facility.contact());
        Map<FormField, String> values = new EnumMap<>(FormField.class);
        values.put(FormField.NAME, facility.name());
        values.put(FormField.NPI, npi);
        values.put(FormField.STATE, facility.state());
        values.put(FormField.FIRST_NAME, contact.firstName());
        values.put(FormField.LAST_NAME, contact.lastName());
        values.put(FormField.EMAIL, contact.email());
        values.put(FormField.CONTACT_NAME, contact.name());
        values.put(FormField.BAA_SIGNED, "true");
        values.put(FormField.PA_SIGNED, "true");
        put(values, FormField.SPECIALTY, specialty);
        put(values, FormField.PHONE, facility.phone());
        put(values, FormField.STREET, facility.street());
        put(values, FormField.CITY, facility.city());
        put(values, FormField.ZIP, facility.zip());
        put(values, FormField.CONTACT_PHONE, contact.phone());
        return new FormData(values);
    }

    private static void put(Map<FormField, String> values, FormField field, @Nullable String value) {
        if (value != null) {
            values.put(field, value);
        }
    }
}
