package io.curasync.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.platform.settings.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {

    static final String STANDARD = "whsec_c2l4dGVlbiBieXRlcyBvayE=";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1," + STANDARD,
                "v1, " + STANDARD,
                "another long secret,v1," + STANDARD,
                "v1a," + STANDARD,
                "V1"
            })
    void rejectsASecretWithASignatureVersion(String setting) {
        assertThatThrownBy(() -> new WebhookProperties(setting))
                .isInstanceOfSatisfying(
                        SettingException.class,
                        refused -> assertThat(refused.action())
                                .startsWith("Remove the “")
                                .endsWith("CURAGENESIS_WEBHOOK_SECRET."))
                .hasMessageContaining("CURAGENESIS_WEBHOOK_SECRET")
                .hasMessageNotContaining(STANDARD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fifteen bytes!!                      | CURAGENESIS_WEBHOOK_SECRET is shorter than 16 bytes.",
                "a long enough secret,short           | Part 2 of CURAGENESIS_WEBHOOK_SECRET is shorter than 16 bytes.",
                "short,a long enough secret           | Part 1 of CURAGENESIS_WEBHOOK_SECRET is shorter than 16 bytes.",
                "a long enough secret,,x,             | Part 2 of CURAGENESIS_WEBHOOK_SECRET is shorter than 16 bytes.",
                "whsec_Zmlm-GVlbg==                   | CURAGENESIS_WEBHOOK_SECRET is not base64 after whsec_.",
                "whsec_c2hvcnRzaG9ydHNob3J0           | CURAGENESIS_WEBHOOK_SECRET is shorter than 16 bytes.",
                "whsec_                               | CURAGENESIS_WEBHOOK_SECRET is shorter than 16 bytes.",
                "whsec_this is not base64 at all      | CURAGENESIS_WEBHOOK_SECRET is not base64 after whsec_.",
            })
    void namesTheInvalidPart(String setting, String message) {
        assertThatThrownBy(() -> new WebhookProperties(setting))
                .isInstanceOf(SettingException.class)
                .hasMessage(message);
    }

    @Test
    void acceptsSeveralSecretsAndNone() {
        assertThat(new WebhookProperties("sixteen bytes ok, , " + STANDARD + ",éééééééé").secrets())
                .hasSize(3);
        assertThat(new WebhookProperties(" , ").secrets()).isEmpty();
        assertThat(new WebhookProperties(null).secrets()).isEmpty();
    }

    @Test
    void doesNotRevealTheSecret() {
        assertThat(new WebhookProperties("sixteen bytes ok").secrets().toString())
                .doesNotContain("sixteen");
    }
}
