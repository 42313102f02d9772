package io.curasync.platform.database;

import io.curasync.platform.settings.SettingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Embedded PostgreSQL server of this process. It is used if no other server is configured. It listens on the loopback interface and
 * requires a password.
 */
final class EmbeddedDatabase implements AutoCloseable {

    static final String USER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    /**
     * Start timeout in seconds. The timeout is long, because after a crash, the server must replay its write-ahead log before it is ready.
     */
    private static final String START_TIMEOUT = "120";

    /** Stop timeout in seconds. */
    private static final String STOP_TIMEOUT = "60";

    private final DirectoryLock directoryLock;
    private final PostgresBinaries postgres;
    private final Path data;
    private final int port;
    private final String password;

    private EmbeddedDatabase(
            DirectoryLock directoryLock, PostgresBinaries postgres, Path data, int port, String password) {
        this.directoryLock = directoryLock;
        this.postgres = postgres;
        this.data = data;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server. Before that, initializes the directory if it has no database yet, or stops the server of an earlier process if one
     * still runs there.
     *
     * @throws SettingException if the directory cannot be used or the server does not start. A directory cannot be used if another process
     *     uses it, if another user owns it or can write to it, or if it was created for another purpose.
     */
    static EmbeddedDatabase start(Path directory, DataPurpose purpose) {
        Path data = directory.toAbsolutePath().normalize();
        Path log = sibling(data, ".log");
        DirectoryLock directoryLock = DirectoryLock.acquire(data);
        try {
            return start(directoryLock, data, purpose, log);
        } catch (IOException | RuntimeException failure) {
            directoryLock.close();
            throw failure instanceof SettingException known
                    ? known
                    : new SettingException(
                            "Could not start the embedded PostgreSQL in %s: %s".formatted(data, failure.getMessage()),
                            "See %s, or set DATABASE_URL to your own PostgreSQL.".formatted(log));
        }
    }

    private static EmbeddedDatabase start(DirectoryLock directoryLock, Path data, DataPurpose purpose, Path log)
            throws IOException {
        boolean initialized = Files.exists(data.resolve("PG_VERSION"));
        if (initialized) {
            PrivateFiles.prepareDirectory(
                    data, "Find out why. If you trust its content, run: chown and chmod 700 %s".formatted(data));
            purpose.check(data);
            OrphanedServerCleanup.stop(data);
        }
        LOG.info("Starting the embedded PostgreSQL in {}", data);
        PrivateFiles.createEmpty(log);
        PostgresBinaries postgres = PostgresBinaries.unpack(sibling(data, ".binaries"), log);
        if (!initialized) {
            // The server rejects all connections until there is a password. initdb sets the mode of the directory to
            // 0700.
            postgres.run("", "initdb", "-A", "reject", "-U", USER, "-D", data.toString(), "-E", "UTF-8");
            purpose.mark(data);
        }
        String password = EmbeddedPassword.establish(data, postgres);
        int port = freePort();
        // Waits until the server itself reports that it is ready. A test connection could reach another process on the
        // same port.
        postgres.run("", "pg_ctl", "start", "-w", "-t", START_TIMEOUT, "-D", data.toString(), "-o", options(port));
        return new EmbeddedDatabase(directoryLock, postgres, data, port, password);
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

    /**
     * Returns the URL of the server. The URL makes the driver require SCRAM authentication, which does not send the password itself. After
     * a crash of the server, another process may use the port, and must not receive the password.
     */
    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres?requireAuth=scram-sha-256".formatted(port);
    }

    String password() {
        return password;
    }

    /**
     * Stops the server and releases the directory. Before the server ends, it writes its data to disk. Callers should close their
     * connections first, because the server aborts open ones. If the server cannot be stopped, logs the failure.
     */
    @Override
    public void close() {
        try (directoryLock) {
            postgres.run("", "pg_ctl", "stop", "-m", "fast", "-w", "-t", STOP_TIMEOUT, "-D", data.toString());
        } catch (IOException failure) {
            LOG.error("Could not stop the embedded PostgreSQL in {}: {}", data, failure.getMessage());
        }
    }
}
