package io.curasync.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormValidatorTest {

    @ParameterizedTest
    @CsvSource({
        "npi, 1234567893, true",
        "npi, 1234-567-893, true",
        "npi, 1234567890, false",
        "npi, 12345, false",
        "physicianNpi, 1234567893, true",
        "physicianNpi, 1234567892, false",
        "ein, 12-3456789, true",
        "ein, 123456789, true",
        "ein, 1-23456789, false",
        "state, tx, true",
        "state, PR, true",
        "state, gu, true",
        "state, Northern Mariana Islands, true",
        "state, 'Texas ', true",
        "state, Ontario, false",
        "state, ZZ, false",
        "zip, 78701, true",
        "zip, 78701-1234, true",
        "zip, 7870, false",
        "phone, (512) 555-0142, true",
        "phone, +1 512 555 0142 ext 12, true",
        "phone, 555-0142, false",
        "phone, call me at 5125550142, false",
        "email, jo@lakeside.example, true",
        "email, jo@lakeside, false",
        "email, jo lakeside@a.b, false",
        "email, jo@lakeside..example, false",
        "name, Lakeside, true",
        "name, Zo\u00EB \u05D3\u05E0\u05D4 \uD83D\uDC69\u200D\u2695, true",
        "name, Lake\u202Eside, false",
        "city, Aus\u2067tin, false",
        "lastName, Rey\u200Fes, false",
        "email, jo@lake\u200Bside.example, false",
    })
    void validatesEachField(String field, String value, boolean right) {
        FormField asked = FormField.byKey(field).orElseThrow();
        FormData formData = new FormData(Map.of(asked, value));
        assertThat(FormValidator.faults(formData).containsKey(asked)).isEqualTo(!right);
    }

    @Test
    void namesRequiredFields() {
        assertThat(FormValidator.faults(FormData.EMPTY).keySet())
                .containsExactly(
                        FormField.NAME,
                        FormField.NPI,
                        FormField.STATE,
                        FormField.FIRST_NAME,
                        FormField.LAST_NAME,
                        FormField.EMAIL);
    }

    @Test
    void storesInvalidInputAfterSanitizing() {
        FormData formData = FormData.of(Map.of("name", " A\u0000B\uD800 ", "nonsense", "x", "baaSigned", "TRUE"));
        assertThat(formData.toMap()).isEqualTo(Map.of("name", "A\uFFFDB\uFFFD", "baaSigned", "true"));
        assertThat(FormValidator.fault(FormField.NAME, formData.get(FormField.NAME)))
                .isPresent();
        assertThat(FormValidator.fault(FormField.NAME, "x".repeat(201))).isPresent();
    }
}
