package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A primary PostgreSQL server and a standby with synchronous replication: a commit on the primary returns after both have written it to
 * disk.
 */
final class ReplicatedPostgres implements AutoCloseable {

    private static final String STANDBY_NAME = "standby";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final StoppablePostgres primary;
    private final StoppablePostgres standby;

    private ReplicatedPostgres(Path primaryData, Path standbyData) {
        primary = new StoppablePostgres(primaryData);
        standby = new StoppablePostgres(standbyData);
    }

    /** Starts both servers. The standby begins as a copy of the primary, which is stopped meanwhile. */
    static ReplicatedPostgres start(Path directory) throws IOException {
        Path primaryData = directory.resolve("primary");
        Path standbyData = directory.resolve("standby");
        ReplicatedPostgres servers = new ReplicatedPostgres(primaryData, standbyData);
        servers.primary.start();
        servers.primary.stop();
        AppProcess.run("cp", "-a", primaryData.toString(), standbyData.toString());
        configure(primaryData, "synchronous_standby_names = '%s'".formatted(STANDBY_NAME));
        configure(
                standbyData,
                "primary_conninfo = 'host=localhost port=%d user=%s application_name=%s'"
                        .formatted(servers.primary.port(), TestDatabase.USER, STANDBY_NAME));
        Files.createFile(standbyData.resolve("standby.signal"));
        servers.primary.start();
        servers.standby.start();
        servers.awaitReplication();
        return servers;
    }

    private static void configure(Path data, String line) throws IOException {
        Files.writeString(data.resolve("postgresql.auto.conf"), line + "\n", StandardOpenOption.APPEND);
    }

    private void awaitReplication() {
        await().atMost(SOON)
                .until(() -> primary.database()
                        .jdbc()
                        .sql("select exists (select from pg_stat_replication where sync_state = 'sync')")
                        .query(Boolean.class)
                        .single());
        assertThat(durability(primary)).isEqualTo("on on");
        assertThat(durability(standby)).isEqualTo("on on");
    }

    private static String durability(StoppablePostgres server) {
        return server.database()
                .jdbc()
                .sql("select current_setting('fsync') || ' ' || current_setting('synchronous_commit')")
                .query(String.class)
                .single();
    }

    /** Returns the database on both servers, with the primary as the first host. */
    TestDatabase primaryFirst() {
        return database(primary, standby);
    }

    /** Returns the database on both servers, with the standby as the first host. */
    TestDatabase standbyFirst() {
        return database(standby, primary);
    }

    private static TestDatabase database(StoppablePostgres first, StoppablePostgres second) {
        return new TestDatabase(
                "jdbc:postgresql://localhost:%d,localhost:%d/postgres?targetServerType=primary&hostRecheckSeconds=1"
                        .formatted(first.port(), second.port()));
    }

    /** Returns a client of the standby. */
    JdbcClient standby() {
        return standby.database().jdbc();
    }

    void killPrimary() {
        primary.kill();
    }

    /** Promotes the standby, and returns when it accepts writes. */
    void promoteStandby() {
        assertThat(standby().sql("select pg_promote()").query(Boolean.class).single())
                .isTrue();
    }

    @Override
    public void close() {
        standby.stop();
        primary.stop();
    }
}
