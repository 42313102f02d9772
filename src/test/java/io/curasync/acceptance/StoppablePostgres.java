package io.curasync.acceptance;

import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestPorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A separate PostgreSQL server with durable commits: it restarts on the same port with the same data. */
final class StoppablePostgres {

    private final Path data;
    private final int port = TestPorts.reserve();
    private @Nullable EmbeddedPostgres running;

    StoppablePostgres(Path data) {
        this.data = data;
    }

    void start() {
        try {
            running = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("timezone", "UTC")
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs a fast shutdown, which disconnects all clients. Does nothing if the server is stopped or killed. */
    void stop() {
        EmbeddedPostgres stopping = running;
        running = null;
        if (stopping != null) {
            try {
                stopping.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    int port() {
        return port;
    }

    TestDatabase database() {
        return new TestDatabase("jdbc:postgresql://localhost:%d/postgres".formatted(port));
    }

    /** Kills all processes of the server like {@code kill -9}, as a failure of its machine does. */
    void kill() {
        signal("KILL", processes());
    }

    /** Suspends the server with all of its processes: it accepts connections, as the kernel does that, and never responds. */
    void freeze() {
        signal("STOP", processes());
    }

    void thaw() {
        signal("CONT", processes());
    }

    /** Suspends the processes of all present connections; new connections work. Returns their process ids. */
    List<Long> freezeConnections() {
        List<Long> connections = database()
                .jdbc()
                .sql(
                        "select pid::bigint from pg_stat_activity where backend_type = 'client backend' and application_name <> ''"
                                + " and pid <> pg_backend_pid() and application_name not like 'PostgreSQL JDBC%'")
                .query(Long.class)
                .list();
        signal("STOP", connections);
        return connections;
    }

    static void signal(String name, List<Long> processes) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(Long.toString(process)));
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private List<Long> processes() {
        try {
            long postmaster = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
            List<Long> all = new ArrayList<>(List.of(postmaster));
            ProcessHandle.of(postmaster)
                    .orElseThrow()
                    .descendants()
                    .map(ProcessHandle::pid)
                    .forEach(all::add);
            return all;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Makes the server read-only, like a primary that has become a standby, or writable again. */
    void setReadOnly(boolean isReadOnly) {
        try (Connection connection = database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute("alter system set default_transaction_read_only = " + (isReadOnly ? "on" : "off"));
            statement.execute("select pg_reload_conf()");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
