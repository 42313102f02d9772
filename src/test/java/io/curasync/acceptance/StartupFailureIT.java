package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A failed start ends with a message, not with a stack trace. */
class StartupFailureIT {

    @ParameterizedTest
    @ValueSource(strings = {"mysql://somebody:secret@localhost/db", "postgresql://somebody:secret@127.0.0.1:1/db"})
    void reportsAnInvalidOrUnreachableDatabase(String url) {
        try (PackagedApp app = PackagedApp.launchJar(PackagedApp.directory("start"), Map.of("DATABASE_URL", url))) {
            assertThat(app.exited(Duration.ofSeconds(60))).isTrue();

            assertThat(app.exitValue()).isNotZero();
            assertThat(app.output()).contains("DATABASE_URL").doesNotContain("\tat ", "secret");
        }
    }

    @Test
    void reportsAnInvalidSetting() {
        Map<String, String> environment = Map.of(
                "DATABASE_URL",
                PackagedApp.databaseUrl(TestDatabase.create()),
                "CURAGENESIS_WEBHOOK_SECRET",
                "v1,whsec_c2l4dGVlbiBieXRlcyBvayE=");
        try (PackagedApp app = PackagedApp.launchJar(PackagedApp.directory("start"), environment)) {
            assertThat(app.exited(Duration.ofSeconds(60))).isTrue();

            assertThat(app.exitValue()).isNotZero();
            assertThat(app.output())
                    .contains("Remove the “v1,” from CURAGENESIS_WEBHOOK_SECRET.")
                    .doesNotContain("\tat ", "c2l4");
        }
    }
}
