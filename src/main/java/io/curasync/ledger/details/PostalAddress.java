package io.curasync.ledger.details;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The address of a practice. Unknown parts are null.
 *
 * @param state code of a state or territory; independent of the practice's state, which CuraGenesis owns
 */
public record PostalAddress(
        @Nullable String street,
        @Nullable String city,
        @Nullable String state,
        @Nullable String zip) {

    public static final PostalAddress NONE = new PostalAddress(null, null, null, null);

    public boolean isEmpty() {
        return equals(NONE);
    }

    /** Returns the address in one line, such as {@code 100 Main St, Austin, TX 78701}. Returns "" if the address is empty. */
    public String label() {
        String stateAndZip = join(" ", state, zip);
        return join(", ", street, city, stateAndZip.isEmpty() ? null : stateAndZip);
    }

    /**
     * Returns a copy in which missing parts are taken from the other address. If a part of the other address contradicts this address,
     * returns this address unchanged. Combined, the street of one and the city of the other could form an address that does not exist.
     */
    PostalAddress completedBy(PostalAddress other) {
        boolean agree = Contact.agree(street, other.street)
                && Contact.agree(city, other.city)
                && Contact.agree(state, other.state)
                && Contact.agree(zip, other.zip);
        return agree
                ? new PostalAddress(
                        street == null ? other.street : street,
                        city == null ? other.city : city,
                        state == null ? other.state : state,
                        zip == null ? other.zip : zip)
                : this;
    }

    private static String join(String separator, @Nullable String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(separator));
    }
}
