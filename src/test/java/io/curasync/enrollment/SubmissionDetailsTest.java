package io.curasync.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.ledger.details.Contact;
import io.curasync.ledger.details.PostalAddress;
import io.curasync.ledger.details.PracticeDetails;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubmissionDetailsTest {

    @Test
    void mapsPhoneAddressAndContacts() {
        assertThat(details(Map.of(
                        FormField.PHONE, "(512) 555-0142",
                        FormField.STREET, "100 Main St",
                        FormField.CITY, "Austin",
                        FormField.STATE, "TX",
                        FormField.CONTACT_NAME, "Ana Lee",
                        FormField.CONTACT_PHONE, "(512) 555-0102",
                        FormField.FIRST_NAME, "Bo",
                        FormField.LAST_NAME, "Park",
                        FormField.EMAIL, "bo@x.example")))
                .isEqualTo(new PracticeDetails(
                        "(512) 555-0142",
                        new PostalAddress("100 Main St", "Austin", "TX", null),
                        List.of(
                                new Contact("Ana Lee", "Primary contact", "(512) 555-0102", null),
                                new Contact("Bo Park", "CuraGenesis user", null, "bo@x.example"))));
    }

    @Test
    void listsOnePersonOnce() {
        assertThat(details(Map.of(
                                FormField.CONTACT_NAME, "Bo Park",
                                FormField.FIRST_NAME, "bo",
                                FormField.LAST_NAME, "park",
                                FormField.EMAIL, "bo@x.example"))
                        .contacts())
                .containsExactly(new Contact("Bo Park", "Primary contact", null, "bo@x.example"));
    }

    @Test
    void needsMoreThanAStateForAnAddressAndMoreThanNothingForAContact() {
        assertThat(details(Map.of(FormField.STATE, "TX"))).isEqualTo(PracticeDetails.NONE);
        assertThat(details(Map.of(FormField.CONTACT_EMAIL, "desk@x.example")).contacts())
                .containsExactly(new Contact("Primary contact", null, null, "desk@x.example"));
    }

    private static PracticeDetails details(Map<FormField, String> values) {
        return SubmissionDetails.of(new FormData(values));
    }
}
