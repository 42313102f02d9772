package io.curasync.enrollment;

import java.util.Arrays;
import java.util.Optional;

/** Fields of the intake form, in the order of the form. */
public enum FormField {
    NAME("name", "Practice name", Group.PRACTICE, true),
    NPI("npi", "NPI", Group.PRACTICE, true),
    EIN("ein", "EIN (tax ID)", Group.PRACTICE, false),
    SPECIALTY("specialty", "Specialty", Group.PRACTICE, false),
    PTAN("ptan", "PTAN (Medicare number)", Group.PRACTICE, false),
    PHONE("phone", "Phone", Group.PRACTICE, false),
    FAX("fax", "Fax", Group.PRACTICE, false),
    STREET("street", "Street", Group.ADDRESS, false),
    CITY("city", "City", Group.ADDRESS, false),
    STATE("state", "State", Group.ADDRESS, true),
    ZIP("zip", "ZIP", Group.ADDRESS, false),
    FIRST_NAME("firstName", "First name", Group.USER, true),
    LAST_NAME("lastName", "Last name", Group.USER, true),
    EMAIL("email", "Email", Group.USER, true),
    CONTACT_NAME("contactName", "Contact name", Group.CONTACT, false),
    CONTACT_EMAIL("contactEmail", "Contact email", Group.CONTACT, false),
    CONTACT_PHONE("contactPhone", "Contact phone", Group.CONTACT, false),
    PHYSICIAN_FIRST_NAME("physicianFirstName", "Physician first name", Group.PHYSICIAN, false),
    PHYSICIAN_LAST_NAME("physicianLastName", "Physician last name", Group.PHYSICIAN, false),
    PHYSICIAN_NPI("physicianNpi", "Physician NPI", Group.PHYSICIAN, false),
    BAA_SIGNED("baaSigned", "Business associate agreement signed", Group.AGREEMENTS, false),
    PA_SIGNED("paSigned", "Provider agreement signed", Group.AGREEMENTS, false);

    /** Groups of fields, in the order of the form. Each group is a section of the form. */
    public enum Group {
        PRACTICE,
        ADDRESS,
        /** The first user of the practice at CuraGenesis. */
        USER,
        /** The primary contact of the practice. */
        CONTACT,
        PHYSICIAN,
        AGREEMENTS
    }

    private final String key;
    private final String label;
    private final Group group;
    private final boolean required;

    FormField(String key, String label, Group group, boolean required) {
        this.key = key;
        this.label = label;
        this.group = group;
        this.required = required;
    }

    /** Returns the JSON name of the field. */
    public String key() {
        return key;
    }

    public String label() {
        return label;
    }

    public Group group() {
        return group;
    }

    /** Returns whether this field must have a value before a submission can be sent. */
    public boolean required() {
        return required;
    }

    /** Returns the field with the given JSON name; empty if the name is unknown. */
    static Optional<FormField> byKey(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }
}
