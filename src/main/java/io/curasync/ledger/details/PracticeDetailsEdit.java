package io.curasync.ledger.details;

import io.curasync.platform.text.NormalizedText;
import io.curasync.platform.text.UsStates;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change of a practice's name and details. Null leaves a value unchanged, and "" removes it. The texts are normalized, but not validated;
 * see {@link PracticeDetailsValidator}.
 *
 * @param state state in the address
 * @param contacts new contacts, which replace all existing ones
 */
public record PracticeDetailsEdit(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String street,
        @Nullable String city,
        @Nullable String state,
        @Nullable String zip,
        @Nullable List<Contact> contacts) {

    public PracticeDetailsEdit {
        name = normalized(name);
        phone = normalized(phone);
        street = normalized(street);
        city = normalized(city);
        state = state == null ? null : UsStates.stored(state);
        zip = normalized(zip);
        contacts = contacts == null ? null : List.copyOf(contacts);
    }

    private static @Nullable String normalized(@Nullable String text) {
        return text == null ? null : NormalizedText.of(text);
    }

    /** Returns whether the edit sets no value. */
    public boolean isEmpty() {
        return name == null && !setsDetails();
    }

    boolean setsAddress() {
        return Stream.of(street, city, state, zip).anyMatch(Objects::nonNull);
    }

    boolean setsDetails() {
        return phone != null || setsAddress() || contacts != null;
    }

    /** Returns the details after the edit. */
    PracticeDetails apply(PracticeDetails before) {
        PostalAddress address = before.address();
        return new PracticeDetails(
                value(phone, before.phone()),
                new PostalAddress(
                        value(street, address.street()),
                        value(city, address.city()),
                        value(state, address.state()),
                        value(zip, address.zip())),
                contacts == null ? before.contacts() : contacts);
    }

    private static @Nullable String value(@Nullable String given, @Nullable String before) {
        return given == null ? before : Contact.orNull(given);
    }
}
