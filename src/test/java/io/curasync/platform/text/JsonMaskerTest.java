package io.curasync.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMaskerTest {

    @Test
    void formatsTheBeginningOfTruncatedJsonWithoutSecrets() {
        String shown = JsonMasker.format("""
                {"practiceId":"prac_1","vendorToken":{"a":"t0p"},"amount":10.10,"list":[1,{"password":"t0p sec""");

        assertThat(shown)
                .contains("prac_1", "10.10", JsonMasker.MASK, JsonMasker.CUT_OFF)
                .doesNotContain("t0p");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a word\"", "7", "null", "true", "[ ]"})
    void formatsAnyJson(String json) {
        assertThat(JsonMasker.format(json)).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no json", "{\"name\":", "\"open", "[1,", "{} {"})
    void endsWhereTheJsonIsInvalid(String text) {
        assertThat(JsonMasker.format(text)).endsWith(JsonMasker.CUT_OFF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"secret", "client_secret", "accessToken", "PASSWORD", "Authorization", "patientSsn", "ssn_last4"
            })
    void recognizesSecretNames(String name) {
        assertThat(JsonMasker.isSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"businessName", "practiceId", "salesRep", "state", "sessionNumber", "author", "spinning"})
    void ignoresOtherNames(String name) {
        assertThat(JsonMasker.isSecret(name)).isFalse();
    }
}
