package io.curasync.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.platform.settings.SettingException;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class TimeZonePropertiesTest {

    @Test
    void readsTheZoneFromTheEnvironment() {
        assertThat(bound(Map.of("CURASYNC_TIME_ZONE", "America/New_York")).zone())
                .isEqualTo(ZoneId.of("America/New_York"));
        assertThat(bound(Map.of()).zone()).isEqualTo(ZoneId.of("UTC"));
    }

    /** Offsets are rejected too: PostgreSQL reads their sign reversed. */
    @ParameterizedTest
    @ValueSource(strings = {"New York", "america/new_york", "UTC+5", "+05:00", "GMT-3"})
    void rejectsInvalidZoneNames(String zone) {
        assertThatThrownBy(() -> new TimeZoneProperties(zone))
                .isInstanceOf(SettingException.class)
                .hasMessage("CURASYNC_TIME_ZONE (curasync.time-zone) is “%s”, which is not the name of a time zone."
                        .formatted(zone));
    }

    private static TimeZoneProperties bound(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        return Binder.get(environment).bindOrCreate("curasync", TimeZoneProperties.class);
    }
}
