package io.curasync.ledger.details;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PracticeDetailsValidatorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"555-0142", "(512) 555-0142", "+1 512.555.0142 x12", "512/555-0142 Ext. 7", "5125550142ext7", ""
            })
    void acceptsPhonesAsTyped(String phone) {
        var edit = new PracticeDetailsEdit(null, phone, null, null, null, null, null);
        assertThat(PracticeDetailsValidator.faults(edit)).isEmpty();
        assertThat(edit.phone()).isEqualTo(phone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"555-014", "call us", "512-555-0142 or 43", "tel:5125550142", "5\u0000125550142", "٥٥٥٠١٤٢٠"})
    void rejectsOtherPhones(String phone) {
        var edit = new PracticeDetailsEdit(null, phone, null, null, null, null, null);
        assertThat(PracticeDetailsValidator.faults(edit)).containsOnlyKeys("phone");
    }

    @Test
    void normalizesTexts() {
        var edit = new PracticeDetailsEdit(" Clinique Ne\u0301e ", null, null, null, "texas", " 78701 ", null);
        assertThat(edit.name()).isEqualTo("Clinique N\u00e9e");
        assertThat(edit.state()).isEqualTo("TX");
        assertThat(edit.zip()).isEqualTo("78701");
        assertThat(PracticeDetailsValidator.faults(edit)).isEmpty();
    }

    @Test
    void namesEachFaultyField() {
        var edit = new PracticeDetailsEdit(
                "a".repeat(201),
                null,
                "1 Main\nSt",
                "Aus\u202Etin",
                "Texass",
                "7870",
                List.of(new Contact("Ana", null, null, "ana@x.example"), new Contact(" ", "Nurse", "1", "ana at x")));
        assertThat(PracticeDetailsValidator.faults(edit))
                .containsOnlyKeys(
                        "name",
                        "address.street",
                        "address.city",
                        "address.state",
                        "address.zip",
                        "contacts[1].name",
                        "contacts[1].phone",
                        "contacts[1].email");
    }

    @Test
    void limitsTheNumberOfContacts() {
        List<Contact> many = Collections.nCopies(21, new Contact("Ana", null, null, null));
        assertThat(PracticeDetailsValidator.faults(new PracticeDetailsEdit(null, null, null, null, null, null, many)))
                .containsOnlyKeys("contacts");
    }
}
