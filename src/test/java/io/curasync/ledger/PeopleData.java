package io.curasync.ledger;

import io.curasync.ledger.details.Contact;
import io.curasync.ledger.details.PostalAddress;
import io.curasync.ledger.details.PracticeDetails;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What people own of a practice, as a test expects it. Only actions of people and merges change it. Each text contains a number that
 * occurs nowhere else; a note is represented by this number.
 */
final class PeopleData {

    @Nullable
    String name;

    @Nullable
    String phone;

    boolean isPhoneByHand;
    PostalAddress address = PostalAddress.NONE;
    boolean isAddressByHand;
    List<Contact> contacts = List.of();
    boolean areContactsByHand;
    final Set<String> notes = new TreeSet<>();

    @Nullable
    Step step;

    /** Id of the user to whom a person assigned the practice; null if its owner follows the rep's name in CuraGenesis. */
    @Nullable
    Long assignedTo;

    /**
     * A next step.
     *
     * @param number the number in its text
     */
    record Step(String number, LocalDate dueOn) {}

    /** The stored and displayed values. */
    record Shown(
            @Nullable String name,
            PracticeDetails details,
            Set<String> notes,
            @Nullable Step step,
            @Nullable Long assignedTo) {}

    Shown shown() {
        return new Shown(name, new PracticeDetails(phone, address, contacts), Set.copyOf(notes), step, assignedTo);
    }

    /** Sets values from an import, which replace neither a value that a person has set nor a contact. */
    void fill(PracticeDetails given) {
        phone = isPhoneByHand ? phone : given.phone();
        address = isAddressByHand ? address : given.address();
        if (!areContactsByHand) {
            add(given.contacts());
        }
    }

    /** Adds what a duplicate has. Of two values of the same kind, that of a person wins, then that of this practice. */
    void merge(PeopleData duplicate) {
        name = name == null ? duplicate.name : name;
        if (duplicate.phone != null && (phone == null || duplicate.isPhoneByHand && !isPhoneByHand)) {
            phone = duplicate.phone;
        }
        if (!duplicate.address.isEmpty() && (address.isEmpty() || duplicate.isAddressByHand && !isAddressByHand)) {
            address = duplicate.address;
        }
        add(duplicate.contacts);
        isPhoneByHand |= duplicate.isPhoneByHand;
        isAddressByHand |= duplicate.isAddressByHand;
        areContactsByHand |= duplicate.areContactsByHand;
        notes.addAll(duplicate.notes);
        mergeStep(duplicate.step);
        assignedTo = assignedTo == null ? duplicate.assignedTo : assignedTo;
    }

    /** Of two next steps, the earlier one remains. The other one becomes a note. */
    private void mergeStep(@Nullable Step other) {
        if (step == null || other == null) {
            step = step == null ? other : step;
            return;
        }
        boolean isOtherEarlier = other.dueOn().isBefore(step.dueOn());
        notes.add(isOtherEarlier ? step.number() : other.number());
        step = isOtherEarlier ? other : step;
    }

    private void add(List<Contact> more) {
        List<Contact> all = new ArrayList<>(contacts);
        all.addAll(more);
        contacts = List.copyOf(all);
    }
}
