package io.curasync.practice;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.curasync.ledger.details.Contact;
import io.curasync.ledger.details.PostalAddress;
import io.curasync.ledger.details.PracticeDetails;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A practice in a response of the API. Unknown values are {@code null}.
 *
 * @param salesRep name of the rep according to CuraGenesis
 * @param rep email of the rep in CuraSync; {@code null} if unmatched
 * @param activatedAt time at which CuraGenesis activated the practice; {@code null} if not activated
 * @param lastSyncedAt time as of which a sync last received a valid row about the practice; {@code null} if no sync has received one
 * @param missingSince time at which a full sync marked the practice as missing; {@code null} if not missing
 * @param createdHere whether the practice was created from a submission
 * @param lastOrderAt time of the last order; {@code null} if no order with a known date exists
 * @param address postal address; {@code null} if no part of it is known
 * @param contacts contacts of the practice; {@code null} and omitted in lists
 */
record PracticeItem(
        @Nullable String practiceId,
        @Nullable String userId,
        @Nullable String name,
        @Nullable String state,
        @Nullable String specialty,
        @Nullable String salesRep,
        @Nullable String rep,
        int totalOrders,
        boolean active,
        @Nullable Instant activatedAt,
        @Nullable Instant lastSyncedAt,
        @Nullable Instant missingSince,
        boolean createdHere,
        @Nullable Instant lastOrderAt,
        @Nullable String phone,
        @Nullable Address address,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Contact> contacts) {

    /** An address in a response. */
    record Address(
            @Nullable String street,
            @Nullable String city,
            @Nullable String state,
            @Nullable String zip) {

        private static @Nullable Address of(PostalAddress address) {
            return address.isEmpty()
                    ? null
                    : new Address(address.street(), address.city(), address.state(), address.zip());
        }
    }

    /** Creates an item for a list, without contacts. */
    static PracticeItem listed(PracticeRow row, PracticeDetails details) {
        return of(row, details, null);
    }

    /** Creates an item for a response about a single practice, with contacts. */
    static PracticeItem single(PracticeRow row, PracticeDetails details) {
        return of(row, details, details.contacts());
    }

    private static PracticeItem of(PracticeRow row, PracticeDetails details, @Nullable List<Contact> contacts) {
        return new PracticeItem(
                row.practiceId(),
                row.userId(),
                row.name(),
                row.state(),
                row.specialty(),
                row.salesRep(),
                row.rep(),
                row.totalOrders(),
                row.active(),
                row.activatedAt(),
                row.seenAt(),
                row.missingSince(),
                row.createdHere(),
                row.lastOrderAt(),
                details.phone(),
                Address.of(details.address()),
                contacts);
    }
}
