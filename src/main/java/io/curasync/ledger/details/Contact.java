package io.curasync.ledger.details;

import io.curasync.platform.text.NormalizedText;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person or a desk at a practice. The texts are normalized, but not validated; see {@link PracticeDetailsValidator}.
 *
 * @param role such as {@code Office manager}; null if unknown
 * @param phone null if unknown
 * @param email null if unknown
 */
public record Contact(
        String name,
        @Nullable String role,
        @Nullable String phone,
        @Nullable String email) {

    public Contact {
        name = NormalizedText.of(name);
        role = orNull(role);
        phone = orNull(phone);
        email = orNull(email);
    }

    /** Returns the normalized text; null if it is null or blank. */
    static @Nullable String orNull(@Nullable String text) {
        String normalized = text == null ? "" : NormalizedText.of(text);
        return normalized.isEmpty() ? null : normalized;
    }

    /** Returns whether both contacts have the same name, ignoring case, and their other values do not contradict each other. */
    boolean isSamePerson(Contact other) {
        return NormalizedText.key(name).equals(NormalizedText.key(other.name))
                && agree(role, other.role)
                && agree(phone, other.phone)
                && agree(email, other.email);
    }

    /** Returns a copy in which missing values are taken from the other contact. */
    Contact completedBy(Contact other) {
        return new Contact(
                name,
                role == null ? other.role : role,
                phone == null ? other.phone : phone,
                email == null ? other.email : email);
    }

    /** Returns the values in one line, such as {@code Ana Lee, Office manager, (512) 555-0142}. */
    public String label() {
        return Stream.of(name, role, phone, email).filter(Objects::nonNull).collect(Collectors.joining(", "));
    }

    /** Returns whether the values do not contradict each other: they are equal, or at least one is missing. */
    static boolean agree(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.equals(other);
    }
}
