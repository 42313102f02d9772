package io.curasync.demo.book;

import org.jspecify.annotations.Nullable;

/** Name and details of a practice, as far as the sales team knows them. Unknown details are {@code null}. */
public record Facility(
        String name,
        @Nullable String phone,
        @Nullable String street,
        @Nullable String city,
        String state,
        @Nullable String zip,
        @Nullable Person contact) {

    Facility withoutPhone() {
        return new Facility(name, null, street, city, state, zip, contact);
    }

    Facility withoutAddress() {
        return new Facility(name, phone, null, null, state, null, contact);
    }

    Facility withoutContact() {
        return new Facility(name, phone, street, city, state, zip, null);
    }
}
