package io.curasync.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.platform.settings.SettingRules;
import io.curasync.platform.settings.SettingsConfiguration;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.util.stream.Stream;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorDetails;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.scheduling.annotation.Scheduled;

/** A start that fails ends with a sentence, without a stack trace or a secret. */
class FailedStartTest extends StartHarness {

    @ConfigurationProperties("curasync.test")
    record TestProperties(
            @DefaultValue("1h") Duration interval,
            @DefaultValue("1") int limit,
            @DefaultValue("true") boolean enabled) {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(TestProperties.class)
    @Import({SettingsConfiguration.class, TestJob.class})
    static class SettingsApplication {}

    static class TestJob {

        @Scheduled(fixedDelayString = "${curasync.test.tick:5s}")
        void run() {}
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "curasync.test.interval | 3600   | “3600”, a duration without a unit",
                "curasync.test.interval | 0      | “0”, a duration without a unit",
                "curasync.test.interval | -5m    | “-5m”, but must be between",
                "curasync.test.interval | 99999d | “99999d”, but must be between",
                "curasync.test.interval | 1.5h   | “1.5h”, which is not a duration",
                "curasync.test.tick     | 5      | “5”, a duration without a unit",
                "curasync.test.tick     | 0s     | must be longer than 0s",
                "curasync.test.tick     | often  | “often”, which is not a duration",
                "curasync.test.limit    | -1     | is -1, but must be 0 or more",
                "curasync.test.limit    | many   | “many”, which is not a whole number",
                "curasync.test.enabled  | maybe  | “maybe”, which is not a boolean",
                "server.port            | 70000  | is 70000, but must be between 0 and 65535",
                "curasync.test.cron     | often  | “often”, which is not a cron expression",
            })
    void namesTheInvalidSetting(String property, String value, String fault, CapturedOutput output) {
        failedStart(SettingsApplication.class, "--%s=%s".formatted(property, value));

        assertThat(output).contains(SettingRules.variable(property), fault).doesNotContain("\tat ");
    }

    @Test
    void acceptsDurationsWithUnitsAndWordsForBooleans() {
        try (ConfigurableApplicationContext context = start(
                SettingsApplication.class,
                "--curasync.test.interval=90s",
                "--curasync.test.tick=PT1M",
                "--curasync.test.enabled=no")) {
            assertThat(context.getBean(TestProperties.class))
                    .isEqualTo(new TestProperties(Duration.ofSeconds(90), 1, false));
        }
    }

    /** SQL for a new database and a new role, the options of that database, and the expected message. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-                                    | encoding 'LATIN1' locale 'C' template template0 | has the encoding LATIN1",
                "-                                    | encoding 'SQL_ASCII' locale 'C' template template0 | has the encoding SQL_ASCII",
                "-                                    | -                      | permission denied for schema public",
                "revoke usage on schema public from public | -                 | has no schema that the user",
                "grant create on schema public to ROLE | -                     | permission denied to create extension",
                "create schema ext; create extension pg_trgm schema ext | -    | pg_trgm in the schema ext",
                "alter role ROLE nologin              | -                      | refuses the user or the password",
                "alter role ROLE connection limit 0   | -                      | has no connection left",
                "alter role ROLE set default_transaction_read_only = on; grant create on schema public to ROLE | - | accept writes",
                "-                                    | allow_connections false | does not accept connections",
                "grant all on schema public to ROLE; create table other (id int) | - | contains tables of another application",
                "-                                    | connection limit 0     | has no connection left",
            })
    void describesADatabaseFailure(String sql, String options, String fault, CapturedOutput output) {
        TestDatabase database = TestDatabase.createEmpty(options == null ? "" : options);
        String role = role();
        if (sql != null) {
            Stream.of(sql.replace("ROLE", role).split(";"))
                    .forEach(statement -> database.jdbc().sql(statement).update());
        }

        failedStart(DatabaseApplication.class, "--DATABASE_URL=" + database.libpqUrl(role + ":s3cret"));

        assertThat(output).contains(fault, "Action:").doesNotContain("\tat ", "s3cret");
    }

    @Test
    void reportsAMissingDatabase(CapturedOutput output) {
        String url = TestDatabase.create().libpqUrl(TestDatabase.USER + ":s3cret") + "_missing";

        failedStart(DatabaseApplication.class, "--spring.datasource.url=" + url);

        assertThat(output)
                .contains("has no such database", "SPRING_DATASOURCE_URL")
                .doesNotContain("\tat ", "s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring.datasource.jndi-name", "spring.datasource.hikari.jdbc-url", "spring.flyway.url"})
    void rejectsADatabaseFromASettingThatIsNotRead(String property, CapturedOutput output) {
        failedStart(DatabaseApplication.class, "--%s=jdbc:postgresql://host/db".formatted(property));

        assertThat(output)
                .contains(SettingRules.variable(property) + " is set", "set DATABASE_URL")
                .doesNotContain("\tat ");
    }

    @Test
    void reportsADatabaseMigratedByAnotherVersion(CapturedOutput output) {
        TestDatabase database = TestDatabase.create();
        database.jdbc()
                .sql("update flyway_schema_history set checksum = checksum + 1 where version = '3'")
                .update();

        failedStart(DatabaseApplication.class, "--DATABASE_URL=" + database.libpqUrl(TestDatabase.USER));

        assertThat(output)
                .contains("was migrated by another version of CuraSync")
                .doesNotContain("\tat ");
    }

    @Test
    void reportsADataDirectoryOfAnotherVersion() {
        MockEnvironment demo =
                new MockEnvironment().withProperty("curasync.embedded.data-directory", "data/demo/postgres");

        FailureAnalysis analysis = new MigrationFailureAnalyzer(demo)
                .analyze(new FlywayValidateException(
                        new ErrorDetails(CoreErrorCode.CHECKSUM_MISMATCH, "other"), "checksum mismatch"));

        assertThat(analysis.getDescription())
                .isEqualTo("The data directory data/demo/postgres was written by another version of CuraSync.");
        assertThat(analysis.getAction()).startsWith("Delete it if you no longer need its data");
    }
}
