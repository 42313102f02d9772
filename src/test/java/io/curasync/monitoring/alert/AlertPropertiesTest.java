package io.curasync.monitoring.alert;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.platform.settings.SettingException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertPropertiesTest {

    @ParameterizedTest
    @ValueSource(strings = {"whsec_", "whsec_*"})
    void rejectsASecretThatIsNotBase64(String secret) {
        assertThatThrownBy(() -> new AlertProperties(null, secret, Duration.ofSeconds(10)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("CURASYNC_ALERT_SECRET");
    }
}
