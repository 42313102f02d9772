package io.curasync.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class SettingsTest {

    @TempDir
    Path directory;

    @Test
    void readsTheEnvFileWithLowerPrecedenceThanTheEnvironment() throws IOException {
        StandardEnvironment environment = environment(
                "CURASYNC_SYNC_MIN_INTERVAL=5s\nCRON_SECRET=\"from file\"\nDATABASE_URL=postgresql://file/d",
                Map.of("CRON_SECRET", "from environment", "DATABASE_URL", ""));

        assertThat(Binder.get(environment)
                        .bind("curasync.sync.min-interval", Duration.class)
                        .get())
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(environment.getProperty("CRON_SECRET")).isEqualTo("from environment");
        assertThat(environment.getProperty("DATABASE_URL")).as("empty is none").isEqualTo("postgresql://file/d");
    }

    @Test
    void ignoresEmptyVariables() throws IOException {
        StandardEnvironment environment = environment("", Map.of("SERVER_PORT", " ", "CURASYNC_SYNC_MIN_INTERVAL", ""));

        assertThat(environment.containsProperty("SERVER_PORT")).isFalse();
        assertThat(Binder.get(environment)
                        .bind("curasync.sync.min-interval", Duration.class)
                        .isBound())
                .isFalse();
    }

    @Test
    void reportsAMalformedFile() throws IOException {
        StandardEnvironment environment = environment("A=1\noops", Map.of());

        assertThatThrownBy(() -> SettingsCheck.check(environment))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("Line 2 of the .env file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DATABASE_URL              | nonsense          | DATABASE_URL",
                "SPRING_DATASOURCE_URL     | jdbc:mysql://h/d  | SPRING_DATASOURCE_URL",
                "SERVER_PORT               | 99999             | SERVER_PORT (server.port) is 99999",
                "SERVER_PORT               | -1                | SERVER_PORT (server.port) is -1",
                "SERVER_PORT               | http              | SERVER_PORT (server.port) is “http”",
                "SPRING_MAIL_PORT          | 0                 | SPRING_MAIL_PORT",
                "CURASYNC_DEMO_PORT        | 8099.5            | CURASYNC_DEMO_PORT",
                "CURASYNC_KPI_CHECK_CRON   | 0 0 2 * *         | CURASYNC_KPI_CHECK_CRON is “0 0 2 * *”",
                "CURASYNC_NOTIFICATION_DIGEST_CRON | 0 0 25 * * * | CURASYNC_NOTIFICATION_DIGEST_CRON",
                "CURASYNC_SYNC_FULL_CRON   | every night       | CURASYNC_SYNC_FULL_CRON is “every night”",
            })
    void namesAnInvalidSetting(String variable, String value, String said) throws IOException {
        StandardEnvironment environment = environment(variable + "='" + value + "'", Map.of());

        assertThatThrownBy(() -> SettingsCheck.check(environment))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(said);
    }

    @Test
    void acceptsValidSettings() throws IOException {
        SettingsCheck.check(environment(
                "SERVER_PORT=0\nSPRING_MAIL_PORT=465\nCURASYNC_SYNC_FULL_CRON=0 0 2 * * *\n"
                        + "CURASYNC_SYNC_INCREMENTAL_CRON=-",
                Map.of()));
    }

    @Test
    void removesQuotesFromEnvironmentValues(CapturedOutput output) throws IOException {
        StandardEnvironment environment = environment(
                "",
                Map.of(
                        "CRON_SECRET", "\"a quoted secret\"",
                        "CURASYNC_SYNC_FULL_CRON", "'0 0 2 * * *'",
                        "SPRING_MAIL_USERNAME",
                                EnvLine.of("", "it's \\ $HOME \"x\"").substring(1),
                        "SERVER_PORT", "''",
                        "CURAGENESIS_VENDOR_TOKEN", "\"unpaired'",
                        "EDITOR", "\"not ours\""));

        assertThat(environment.getProperty("CRON_SECRET")).isEqualTo("a quoted secret");
        assertThat(environment.getProperty("curasync.sync.full-cron")).isEqualTo("0 0 2 * * *");
        assertThat(environment.getProperty("SPRING_MAIL_USERNAME")).isEqualTo("it's \\ $HOME \"x\"");
        assertThat(environment.containsProperty("SERVER_PORT"))
                .as("empty is none")
                .isFalse();
        assertThat(environment.getProperty("CURAGENESIS_VENDOR_TOKEN")).isEqualTo("\"unpaired'");
        assertThat(environment.getProperty("EDITOR")).isEqualTo("\"not ours\"");
        assertThat(output)
                .contains("CRON_SECRET is set with quotes", "CURASYNC_SYNC_FULL_CRON is set with quotes")
                .doesNotContain("a quoted secret", "CURAGENESIS_VENDOR_TOKEN");
    }

    private StandardEnvironment environment(String file, Map<String, Object> variables) throws IOException {
        Path env = Files.writeString(directory.resolve(".env"), file);
        StandardEnvironment environment = new StandardEnvironment() {
            @Override
            public Map<String, Object> getSystemEnvironment() {
                return variables;
            }
        };
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of(EnvFilePostProcessor.LOCATION, env.toString())));
        new EnvFilePostProcessor(Supplier::get).postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
