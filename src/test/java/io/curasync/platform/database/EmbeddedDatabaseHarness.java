package io.curasync.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Starts and stops the embedded database. */
abstract class EmbeddedDatabaseHarness {

    /** Shared by tests that do not need a new database, because starting one takes seconds. */
    @TempDir
    static Path shared;

    @TempDir
    Path directory;

    @BeforeAll
    static void initialize() {
        try (EmbeddedDatabase database = start(sharedData())) {
            writeAnswer(database);
        }
    }

    static Path sharedData() {
        return shared.resolve("postgres");
    }

    static EmbeddedDatabase start(Path data) {
        return EmbeddedDatabase.start(data, DataPurpose.REAL);
    }

    static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    static void writeAnswer(EmbeddedDatabase database) {
        jdbc(database)
                .sql("create table if not exists kept as select 42 as answer")
                .update();
    }

    static JdbcClient jdbc(EmbeddedDatabase database) {
        return JdbcClient.create(
                new DriverManagerDataSource(database.jdbcUrl(), EmbeddedDatabase.USER, database.password()));
    }

    static String setting(EmbeddedDatabase database, String name) {
        return jdbc(database).sql("show " + name).query(String.class).single();
    }

    static int answer(EmbeddedDatabase database) {
        return jdbc(database)
                .sql("select answer from kept")
                .query(Integer.class)
                .single();
    }
}
