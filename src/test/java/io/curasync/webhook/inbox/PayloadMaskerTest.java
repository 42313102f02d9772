package io.curasync.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.webhook.WebhookJsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadMaskerTest {

    private final PayloadMasker payloadMasker = new PayloadMasker(new WebhookJsonParser());

    @Test
    void masksSecretsAtAnyDepthAndKeepsTheRest() {
        String shown = payloadMasker.format("""
                {"event":"practice.updated","data":{"userId":"user_1","amount":10.10,"apiToken":"t0p",
                "list":[{"SSN":123456789},{"x-webhook-signature":{"a":"t0p"}}],"businessName":"Ada"}}""");

        assertThat(shown)
                .contains("user_1", "10.10", "\"businessName\" : \"Ada\"", PayloadMasker.MASK)
                .doesNotContain("t0p", "123456789");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"secret", "client_secret", "accessToken", "PASSWORD", "Authorization", "patientSsn", "ssn_last4"
            })
    void recognizesSecretNames(String name) {
        assertThat(PayloadMasker.isSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"businessName", "practiceId", "salesRep", "state", "sessionNumber", "author", "spinning"})
    void ignoresOtherNames(String name) {
        assertThat(PayloadMasker.isSecret(name)).isFalse();
    }
}
