package io.curasync.platform.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.platform.database.DatabaseCheck.Facts;
import io.curasync.platform.settings.SettingException;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

/** Covers server properties that no test server has. {@link FailedStartTest} and {@link DatabaseStartTest} cover the rest. */
class DatabaseCheckTest {

    final Environment environment =
            new MockEnvironment().withProperty("spring.datasource.url", "postgresql://u:secret@h1,h2:5433/d");

    @Test
    void rejectsAnOldServer() {
        assertThatThrownBy(() -> DatabaseCheck.check(facts(140_012, false), environment))
                .isInstanceOf(SettingException.class)
                .hasMessage("PostgreSQL at h1:5432,h2:5433/d is version 14, but CuraSync needs 15 or newer.")
                .hasFieldOrPropertyWithValue("action", "Upgrade it, or name another in SPRING_DATASOURCE_URL.");
        assertThatCode(() -> DatabaseCheck.check(facts(150_000, false), environment))
                .doesNotThrowAnyException();
    }

    @Test
    void rejectsAStandby() {
        assertThatThrownBy(() -> DatabaseCheck.check(facts(180_001, true), environment))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("is a standby");
    }

    private static Facts facts(int version, boolean standby) {
        return new Facts(version, "UTF8", standby, "public", null, false, "u");
    }
}
