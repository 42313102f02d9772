package io.curasync.ledger.details;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The phone, the address and the contacts of a practice. Only people change them. Syncs and webhooks never do.
 *
 * @param phone in the format in which a person typed it; null if unknown
 * @param contacts in the order in which they are displayed
 */
public record PracticeDetails(@Nullable String phone, PostalAddress address, List<Contact> contacts) {

    public static final PracticeDetails NONE = new PracticeDetails(null, PostalAddress.NONE, List.of());

    public PracticeDetails {
        contacts = List.copyOf(contacts);
    }

    /** Returns the changed fields. The keys are the names on the timeline, and each value is a list of the values before and after. */
    public Map<String, Object> differencesTo(PracticeDetails after) {
        Map<String, Object> changes = new LinkedHashMap<>();
        put(changes, "phone", phone, after.phone);
        put(changes, "street", address.street(), after.address.street());
        put(changes, "city", address.city(), after.address.city());
        put(changes, "addressState", address.state(), after.address.state());
        put(changes, "zip", address.zip(), after.address.zip());
        put(changes, "contacts", contacts, after.contacts);
        return changes;
    }

    private static void put(
            Map<String, Object> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.put(field, Arrays.asList(before, after));
        }
    }
}
