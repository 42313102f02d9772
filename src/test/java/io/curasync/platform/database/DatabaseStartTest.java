package io.curasync.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestDatabase;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts with different databases. */
class DatabaseStartTest extends StartHarness {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--DATABASE_URL=postgresql://USER@127.0.0.1:1,HOST",
                "--DATABASE_URL=postgres://USER@HOST?connect_timeout=20&sslmode=prefer",
                "--spring.datasource.url=postgresql://USER@HOST",
                "--spring.datasource.url=jdbc:postgresql://USER@HOST"
            })
    void startsWithEachFormOfUrl(String setting) {
        String host = TestDatabase.create().libpqUrl("").replaceFirst("^postgresql://@", "");
        String argument = setting.replace("USER", TestDatabase.USER + ":any").replace("HOST", host);

        try (ConfigurableApplicationContext context = start(DatabaseApplication.class, argument)) {
            assertThat(context.isRunning()).isTrue();
        }
    }

    @Test
    void findsTheExtensionInAnotherSchemaOnTheSearchPath() {
        TestDatabase database = TestDatabase.createEmpty();
        String role = role();
        database.jdbc().sql("create schema extensions").update();
        database.jdbc().sql("create extension pg_trgm schema extensions").update();
        database.jdbc().sql("grant usage on schema extensions to " + role).update();
        database.jdbc().sql("grant create on schema public to " + role).update();
        database.jdbc()
                .sql("alter role %s set search_path = public, extensions".formatted(role))
                .update();

        try (ConfigurableApplicationContext context =
                start(DatabaseApplication.class, "--DATABASE_URL=" + database.libpqUrl(role))) {
            assertThat(context.isRunning()).isTrue();
        }
    }

    /**
     * A pooler in transaction mode passes on the server connection of a client that has prepared statements with the
     * same names.
     */
    @Test
    void detectsAPoolerInTransactionMode(CapturedOutput output) {
        String url = TestDatabase.create().libpqUrl(TestDatabase.USER + ":any");
        String shared = "--spring.datasource.hikari.connection-init-sql="
                + IntStream.rangeClosed(1, 9)
                        .mapToObj("prepare \"S_%d\" as select 1"::formatted)
                        .collect(Collectors.joining(";"));

        failedStart(DatabaseApplication.class, "--DATABASE_URL=" + url, shared);

        assertThat(output)
                .contains("is a connection pooler in transaction mode", "prepareThreshold=0", "CURASYNC_LIVE_JDBC_URL")
                .doesNotContain("\tat ");
        String unprepared = url + (url.contains("?") ? "&" : "?") + "prepareThreshold=0";
        try (ConfigurableApplicationContext context =
                start(DatabaseApplication.class, "--DATABASE_URL=" + unprepared, shared)) {
            assertThat(context.isRunning()).isTrue();
        }
    }
}
