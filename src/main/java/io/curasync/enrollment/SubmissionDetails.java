package io.curasync.enrollment;

import io.curasync.ledger.details.Contact;
import io.curasync.ledger.details.PostalAddress;
import io.curasync.ledger.details.PracticeDetails;
import io.curasync.platform.text.NormalizedText;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Maps the form of a submission to the phone, the address and the contacts of its practice. */
final class SubmissionDetails {

    private static final String PRIMARY_CONTACT = "Primary contact";
    private static final String FIRST_USER = "CuraGenesis user";

    private SubmissionDetails() {}

    static PracticeDetails of(FormData form) {
        Contact primary = primaryContact(form);
        Contact user = firstUser(form);
        List<Contact> contacts;
        if (primary != null && user != null && isSame(primary, user)) {
            String email = primary.email() == null ? user.email() : primary.email();
            contacts = List.of(new Contact(primary.name(), primary.role(), primary.phone(), email));
        } else {
            contacts = Stream.of(primary, user).filter(Objects::nonNull).toList();
        }
        return new PracticeDetails(form.orNull(FormField.PHONE), address(form), contacts);
    }

    /**
     * Returns the address; empty if the form contains no street, city and ZIP. The state alone is not sufficient, because it is required in
     * every form.
     */
    private static PostalAddress address(FormData form) {
        boolean isKnown = Stream.of(FormField.STREET, FormField.CITY, FormField.ZIP)
                .anyMatch(field -> form.orNull(field) != null);
        return isKnown
                ? new PostalAddress(
                        form.orNull(FormField.STREET),
                        form.orNull(FormField.CITY),
                        form.orNull(FormField.STATE),
                        form.orNull(FormField.ZIP))
                : PostalAddress.NONE;
    }

    private static @Nullable Contact primaryContact(FormData form) {
        String name = form.get(FormField.CONTACT_NAME);
        String phone = form.orNull(FormField.CONTACT_PHONE);
        String email = form.orNull(FormField.CONTACT_EMAIL);
        if (name.isEmpty()) {
            return phone == null && email == null ? null : new Contact(PRIMARY_CONTACT, null, phone, email);
        }
        return new Contact(name, PRIMARY_CONTACT, phone, email);
    }

    private static @Nullable Contact firstUser(FormData form) {
        String name = Stream.of(form.get(FormField.FIRST_NAME), form.get(FormField.LAST_NAME))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? null : new Contact(name, FIRST_USER, null, form.orNull(FormField.EMAIL));
    }

    private static boolean isSame(Contact contact, Contact user) {
        return contact.email() != null && contact.email().equalsIgnoreCase(user.email())
                || NormalizedText.key(contact.name()).equals(NormalizedText.key(user.name()));
    }
}
