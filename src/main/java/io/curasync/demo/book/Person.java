package io.curasync.demo.book;

import org.jspecify.annotations.Nullable;

/**
 * A person who works at a practice.
 *
 * @param phone {@code null} if the person has no number of their own
 */
public record Person(
        String firstName,
        String lastName,
        String role,
        @Nullable String phone,
        String email) {

    public String name() {
        return firstName + " " + lastName;
    }
}
