package io.curasync.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL server for this process only, if none is configured: on the loopback interface, with a password. */
final class EmbeddedDatabase implements AutoCloseable {

    static final String USER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    /** In seconds, and ample: after a crash the server first replays its log. */
    private static final String START_LIMIT = "120";

    private static final String STOP_LIMIT = "60";

    private final DirectoryLock claim;
    private final PostgresBinaries postgres;
    private final Path data;
    private final int port;
    private final String password;

    private EmbeddedDatabase(DirectoryLock claim, PostgresBinaries postgres, Path data, int port, String password) {
        this.claim = claim;
        this.postgres = postgres;
        this.data = data;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server. Initializes the directory if it is empty. Ends a server that an earlier process left behind.
     *
     * @throws SettingException the directory is in use by another process, open to other users or for another purpose, or the server
     *     does not start
     */
    static EmbeddedDatabase start(Path directory, DataPurpose purpose) {
        Path data = directory.toAbsolutePath().normalize();
        Path log = sibling(data, ".log");
        DirectoryLock claim = DirectoryLock.take(data);
        try {
            return start(claim, data, purpose, log);
        } catch (IOException | RuntimeException failure) {
            claim.close();
            throw failure instanceof SettingException known
                    ? known
                    : new SettingException(
                            "The embedded PostgreSQL in %s does not start: %s".formatted(data, failure.getMessage()),
                            "Look into %s, or set DATABASE_URL to a PostgreSQL of your own.".formatted(log));
        }
    }

    private static EmbeddedDatabase start(DirectoryLock claim, Path data, DataPurpose purpose, Path log)
            throws IOException {
        boolean initialized = Files.exists(data.resolve("PG_VERSION"));
        if (initialized) {
            PrivateFiles.prepareDirectory(
                    data, "Find out why. If you trust its content, run: chown and chmod 700 %s".formatted(data));
            purpose.check(data);
            OrphanedServerCleanup.end(data);
        }
        LOG.info("Starting the embedded PostgreSQL in {}", data);
        PrivateFiles.createEmpty(log);
        PostgresBinaries postgres = PostgresBinaries.unpack(sibling(data, ".binaries"), log);
        if (!initialized) {
            // Rejects all connections until there is a password. Sets the mode of the directory to 0700.
            postgres.run("", "initdb", "-A", "reject", "-U", USER, "-D", data.toString(), "-E", "UTF-8");
            purpose.mark(data);
        }
        String password = EmbeddedPassword.establish(data, postgres);
        int port = freePort();
        // Waits until the server itself says that it is ready. A connection could reach another process on its port.
        postgres.run("", "pg_ctl", "start", "-w", "-t", START_LIMIT, "-D", data.toString(), "-o", options(port));
        return new EmbeddedDatabase(claim, postgres, data, port, password);
    }

    private static String options(int port) {
        return Stream.of(
                        "port=" + port,
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=",
                        "max_connections=100",
                        "shared_buffers=128MB",
                        "timezone=UTC")
                .map(setting -> "-c " + setting)
                .collect(Collectors.joining(" "));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Path sibling(Path data, String suffix) {
        return data.resolveSibling(data.getFileName() + suffix);
    }

    /** After a crash of the server another process may be on its port. The driver does not send the password to that. */
    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres?requireAuth=scram-sha-256".formatted(port);
    }

    String password() {
        return password;
    }

    /** Stops the server and flushes its data. Close all connections before. */
    @Override
    public void close() {
        try (claim) {
            postgres.run("", "pg_ctl", "stop", "-m", "fast", "-w", "-t", STOP_LIMIT, "-D", data.toString());
        } catch (IOException failure) {
            LOG.error("Could not stop the embedded PostgreSQL in {}: {}", data, failure.getMessage());
        }
    }
}
