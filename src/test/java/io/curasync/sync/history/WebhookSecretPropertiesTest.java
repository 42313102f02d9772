package io.curasync.sync.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookConfigurationTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", " , "})
    void isNotConfiguredWithoutASecret(String secret) {
        assertThat(new WebhookSecretProperties(secret).isConfigured()).isFalse();
    }

    @Test
    void isConfiguredWithASecret() {
        assertThat(new WebhookSecretProperties("old, new").isConfigured()).isTrue();
    }
}
