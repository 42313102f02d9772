package io.curasync.ledger.details;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stored details of a practice, and which of them people have edited on the practice itself. Submissions and imports do not replace
 * edited details.
 *
 * @param practice CuraSync's id of the practice
 * @param phoneByHand whether a person has set or removed the phone on the practice itself
 * @param addressByHand whether a person has set or removed a part of the address on the practice itself
 * @param contactsByHand whether a person has edited the contacts on the practice itself
 */
record StoredDetails(
        long practice, PracticeDetails details, boolean phoneByHand, boolean addressByHand, boolean contactsByHand) {

    static StoredDetails none(long practice) {
        return new StoredDetails(practice, PracticeDetails.NONE, false, false, false);
    }

    StoredDetails with(PracticeDetails other) {
        return new StoredDetails(practice, other, phoneByHand, addressByHand, contactsByHand);
    }

    StoredDetails edited(PracticeDetailsEdit edit) {
        return new StoredDetails(
                practice,
                edit.apply(details),
                phoneByHand || edit.phone() != null,
                addressByHand || edit.setsAddress(),
                contactsByHand || edit.contacts() != null);
    }

    /**
     * Returns a copy in which the given phone and address replace the stored ones, and the given contacts are added. Details that a person
     * has edited on the practice itself do not change. A missing value removes nothing.
     */
    StoredDetails filled(PracticeDetails given) {
        return new StoredDetails(
                practice,
                new PracticeDetails(
                        phoneByHand || given.phone() == null ? details.phone() : given.phone(),
                        addressByHand || given.address().isEmpty() ? details.address() : given.address(),
                        contactsByHand ? details.contacts() : combined(details.contacts(), given.contacts())),
                phoneByHand,
                addressByHand,
                contactsByHand);
    }

    /**
     * Returns the details of this practice after a merge with a duplicate. Takes the phone or the address of the duplicate if a person has
     * edited only that one. Otherwise, uses those of this practice, and fills in missing values from the duplicate. Combines the contacts
     * of both.
     */
    StoredDetails merged(StoredDetails duplicate) {
        PracticeDetails other = duplicate.details;
        boolean preferOtherPhone = other.phone() != null && duplicate.phoneByHand && !phoneByHand;
        boolean preferOtherAddress = !other.address().isEmpty() && duplicate.addressByHand && !addressByHand;
        return new StoredDetails(
                practice,
                new PracticeDetails(
                        preferOtherPhone ? other.phone() : orElse(details.phone(), other.phone()),
                        preferOtherAddress
                                ? other.address().completedBy(details.address())
                                : details.address().completedBy(other.address()),
                        combined(details.contacts(), other.contacts())),
                phoneByHand || duplicate.phoneByHand,
                addressByHand || duplicate.addressByHand,
                contactsByHand || duplicate.contactsByHand);
    }

    private static @Nullable String orElse(@Nullable String value, @Nullable String other) {
        return value == null ? other : value;
    }

    /** Returns the contacts of both lists. A contact that is in both lists appears once, with the values of both. */
    private static List<Contact> combined(List<Contact> contacts, List<Contact> others) {
        List<Contact> all = new ArrayList<>(contacts);
        for (Contact other : others) {
            int same = 0;
            while (same < all.size() && !all.get(same).isSamePerson(other)) {
                same++;
            }
            if (same < all.size()) {
                all.set(same, all.get(same).completedBy(other));
            } else {
                all.add(other);
            }
        }
        return all;
    }
}
