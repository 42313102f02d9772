package io.curasync.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.testing.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.mock.env.MockEnvironment;

/** Starts only settings and database for real. */
@ExtendWith(OutputCaptureExtension.class)
class DemoStartTest {

    private enum Source {
        ENVIRONMENT,
        FILE,
        PROPERTY
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    static class DatabaseApplication {}

    @Configuration(proxyBeanMethods = false)
    static class SettingsApplication {}

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void rejectsAConfiguredDatabase(Source source, CapturedOutput output) throws IOException {
        for (String variable : List.of("DATABASE_URL", "SPRING_DATASOURCE_URL")) {
            TestDatabase database = TestDatabase.createEmpty();

            assertThatThrownBy(() -> start(
                            DatabaseApplication.class,
                            source,
                            variable,
                            database.libpqUrl(TestDatabase.USER + ":s3cret")))
                    .isInstanceOf(Exception.class);

            assertThat(output)
                    .contains("The profile demo does not run on the PostgreSQL that " + variable, "Unset " + variable)
                    .doesNotContain("\tat ", "s3cret");
            assertThat(database.jdbc()
                            .sql("select count(*) from pg_tables where schemaname = 'public'")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SPRING_DATASOURCE_JNDI_NAME", "SPRING_DATASOURCE_HIKARI_JDBC_URL", "SPRING_FLYWAY_URL"})
    void rejectsADatabaseFromOtherSpringSettings(String variable, CapturedOutput output) {
        assertThatThrownBy(() ->
                        start(SettingsApplication.class, Source.ENVIRONMENT, variable, "jdbc:postgresql://host/db"))
                .isInstanceOf(Exception.class);

        assertThat(output).contains("Unset " + variable);
    }

    @Test
    void separatesItsDataAndListensOnLoopback() throws IOException {
        try (ConfigurableApplicationContext demo =
                start(SettingsApplication.class, Source.ENVIRONMENT, "DATABASE_URL", " ")) {
            assertThat(demo.getEnvironment().getProperty("curasync.embedded.data-directory"))
                    .isEqualTo("data/demo/postgres");
            assertThat(demo.getEnvironment().getProperty("server.address")).isEqualTo("127.0.0.1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void listensOnTheConfiguredAddress(Source source) throws IOException {
        try (ConfigurableApplicationContext demo =
                start(SettingsApplication.class, source, "SERVER_ADDRESS", "0.0.0.0")) {
            assertThat(demo.getEnvironment().getProperty("server.address")).isEqualTo("0.0.0.0");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://localhost:81/", "0.0.0.0, http://localhost:81/", "'', http://localhost:81/",
        "192.0.2.7, http://192.0.2.7:81/", "2001:db8::7, http://[2001:db8:0:0:0:0:0:7]:81/", "::, http://localhost:81/"
    })
    void connectsToItsOwnListeningAddress(String address, URI own) {
        MockEnvironment environment = new MockEnvironment().withProperty("local.server.port", "81");
        if (!address.isEmpty()) {
            environment.setProperty("server.address", address);
        }
        assertThat(ApplicationUrl.of(environment)).isEqualTo(own);
    }

    private ConfigurableApplicationContext start(Class<?> application, Source source, String variable, String value)
            throws IOException {
        Path file = Files.writeString(
                directory.resolve(".env"), source == Source.FILE ? "export %s='%s'%n".formatted(variable, value) : "");
        String property = variable.equals("DATABASE_URL")
                ? variable
                : variable.toLowerCase(Locale.ROOT).replace('_', '.');
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .environment(environment(source == Source.ENVIRONMENT ? Map.of(variable, value) : Map.of()))
                .profiles("demo")
                .properties("spring.main.banner-mode=off")
                .run(
                        "--curasync.env-file=" + file,
                        source == Source.PROPERTY ? "--%s=%s".formatted(property, value) : "--unused=true");
    }

    private static ConfigurableEnvironment environment(Map<String, Object> variables) {
        return new StandardEnvironment() {
            @Override
            public Map<String, Object> getSystemEnvironment() {
                return variables;
            }
        };
    }
}
