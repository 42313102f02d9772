package io.curasync.ledger.details;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoredDetailsTest {

    private static final PostalAddress AUSTIN = new PostalAddress("100 Main St", "Austin", "TX", "78701");
    private static final Contact ANA = new Contact("Ana Lee", "Office manager", null, null);

    @Test
    void fillsWhatNoPersonHasSet() {
        StoredDetails filled = StoredDetails.none(1).filled(details("555-0100", AUSTIN, ANA));
        assertThat(filled.details()).isEqualTo(details("555-0100", AUSTIN, ANA));

        StoredDetails refilled = filled.filled(details("555-0101", PostalAddress.NONE));
        assertThat(refilled.details())
                .as("a missing value changes nothing")
                .isEqualTo(details("555-0101", AUSTIN, ANA));
    }

    @Test
    void keepsWhatAPersonHasSetOrRemoved() {
        StoredDetails edited = StoredDetails.none(1)
                .filled(details("555-0100", AUSTIN, ANA))
                .edited(new PracticeDetailsEdit(null, "555-0199", null, "", null, null, List.of()));

        StoredDetails filled = edited.filled(details("555-0100", AUSTIN, ANA));

        assertThat(filled.details())
                .isEqualTo(details("555-0199", new PostalAddress("100 Main St", null, "TX", "78701")));
    }

    @Test
    void takesOverWhatTheSurvivingPracticeLacks() {
        StoredDetails merged = byHand(details(null, new PostalAddress(null, "Austin", "TX", null), ANA))
                .merged(byHand(details("555-0100", AUSTIN, new Contact("ana lee", null, "555-0102", null))));

        assertThat(merged.details())
                .isEqualTo(details("555-0100", AUSTIN, new Contact("Ana Lee", "Office manager", "555-0102", null)));
    }

    @Test
    void mixesNoAddressesAndKeepsContradictingContacts() {
        PostalAddress dallas = new PostalAddress(null, "Dallas", "TX", null);
        Contact other = new Contact("Ana Lee", "Nurse", null, null);

        StoredDetails merged =
                byHand(details("555-0100", dallas, ANA)).merged(byHand(details("555-0199", AUSTIN, other)));

        assertThat(merged.details()).isEqualTo(details("555-0100", dallas, ANA, other));
    }

    @Test
    void prefersWhatAPersonHasSetInAMerge() {
        StoredDetails merged = StoredDetails.none(1)
                .filled(details("555-0100", new PostalAddress("1 Elm St", "Dallas", "TX", null)))
                .merged(byHand(details("555-0199", AUSTIN)));

        assertThat(merged.details()).isEqualTo(details("555-0199", AUSTIN));
        assertThat(merged.filled(details("555-0100", PostalAddress.NONE)).details())
                .as("remains set by a person")
                .isEqualTo(details("555-0199", AUSTIN));
    }

    private static StoredDetails byHand(PracticeDetails details) {
        return new StoredDetails(1, details, true, true, true);
    }

    private static PracticeDetails details(@Nullable String phone, PostalAddress address, Contact... contacts) {
        return new PracticeDetails(phone, address, List.of(contacts));
    }
}
