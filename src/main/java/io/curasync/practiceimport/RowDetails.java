package io.curasync.practiceimport;

import io.curasync.ledger.details.Contact;
import io.curasync.ledger.details.PostalAddress;
import io.curasync.ledger.details.PracticeDetails;
import io.curasync.ledger.details.PracticeDetailsEdit;
import io.curasync.ledger.details.PracticeDetailsValidator;
import io.curasync.platform.text.CodePoints;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The phone, the contact, and the address without the state, in a row of an import. A value is null if its cell is empty. */
record RowDetails(
        @Nullable String phone,
        @Nullable String street,
        @Nullable String city,
        @Nullable String zip,
        @Nullable String contactName,
        @Nullable String contactRole,
        @Nullable String contactPhone,
        @Nullable String contactEmail) {

    private static final Map<String, String> LABELS = Map.of(
            "phone", "phone",
            "address.street", "street",
            "address.city", "city",
            "address.zip", "ZIP",
            "contacts[0].name", "contact",
            "contacts[0].role", "contact role",
            "contacts[0].phone", "contact phone",
            "contacts[0].email", "contact email");

    static RowDetails read(ColumnMapping columns, List<String> cells) {
        return new RowDetails(
                columns.read(cells, ImportColumn.PHONE),
                columns.read(cells, ImportColumn.STREET),
                columns.read(cells, ImportColumn.CITY),
                columns.read(cells, ImportColumn.ZIP),
                columns.read(cells, ImportColumn.CONTACT_NAME),
                columns.read(cells, ImportColumn.CONTACT_ROLE),
                columns.read(cells, ImportColumn.CONTACT_PHONE),
                columns.read(cells, ImportColumn.CONTACT_EMAIL));
    }

    /** Returns the error message for the first invalid value, for the user; null if all values are valid. */
    @Nullable
    String fault() {
        if (contactName == null
                && Stream.of(contactRole, contactPhone, contactEmail).anyMatch(Objects::nonNull)) {
            return "its contact has no name";
        }
        List<Contact> contacts = details(null).contacts();
        var edit = new PracticeDetailsEdit(null, phone, street, city, null, zip, contacts);
        return PracticeDetailsValidator.faults(edit).entrySet().stream()
                .findFirst()
                .map(fault -> "its %s is not valid. %s"
                        .formatted(LABELS.getOrDefault(fault.getKey(), fault.getKey()), fault.getValue()))
                .orElse(null);
    }

    /**
     * Returns a copy whose texts are shortened to the given length. Even an invalid row can then be stored and displayed.
     *
     * @param length maximum length of a text in code points
     */
    RowDetails shortened(int length) {
        return new RowDetails(
                shortened(phone, length),
                shortened(street, length),
                shortened(city, length),
                shortened(zip, length),
                shortened(contactName, length),
                shortened(contactRole, length),
                shortened(contactPhone, length),
                shortened(contactEmail, length));
    }

    private static @Nullable String shortened(@Nullable String text, int length) {
        return text == null ? null : CodePoints.shortened(length, text);
    }

    /**
     * Returns the values of the row as details of a practice.
     *
     * @param state code of the state in the row; null if there is none. The address contains the state only if the row contains another
     *     part of the address.
     */
    PracticeDetails details(@Nullable String state) {
        boolean hasAddress = Stream.of(street, city, zip).anyMatch(Objects::nonNull);
        return new PracticeDetails(
                phone,
                hasAddress ? new PostalAddress(street, city, state, zip) : PostalAddress.NONE,
                contactName == null
                        ? List.of()
                        : List.of(new Contact(contactName, contactRole, contactPhone, contactEmail)));
    }
}
