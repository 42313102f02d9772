package io.curasync.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL server of this process's own that keeps its data, for whoever has none: it listens on loopback only. */
final class EmbeddedDatabase implements AutoCloseable {

    static final String USER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    /** Ample: after a crash the server first replays its log. */
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final DirectoryClaim claim;
    private final EmbeddedPostgres server;

    private EmbeddedDatabase(DirectoryClaim claim, EmbeddedPostgres server) {
        this.claim = claim;
        this.server = server;
    }

    /**
     * Starts the server, made anew if the directory is empty. One that an earlier process left behind is ended first.
     *
     * @throws SettingException the directory is in use by another process, or the server does not start
     */
    static EmbeddedDatabase start(Path directory) {
        Path data = directory.toAbsolutePath().normalize();
        Path log = data.resolveSibling(data.getFileName() + ".log");
        DirectoryClaim claim = DirectoryClaim.take(data);
        try {
            OrphanedServer.end(data);
            LOG.info("Starting the embedded PostgreSQL in {}", data);
            return new EmbeddedDatabase(claim, start(data, log.toFile()));
        } catch (IOException | RuntimeException failure) {
            claim.close();
            throw failure instanceof SettingException known
                    ? known
                    : new SettingException(
                            "The embedded PostgreSQL in %s does not start: %s".formatted(data, failure.getMessage()),
                            "Look into %s, or set DATABASE_URL to a PostgreSQL of your own.".formatted(log));
        }
    }

    private static EmbeddedPostgres start(Path data, File log) throws IOException {
        Files.createDirectories(data);
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_LIMIT)
                .setOutputRedirector(Redirect.to(log))
                .setErrorRedirector(Redirect.to(log))
                // The library turns these off, for tests; here a commit has to last.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "128MB")
                .start();
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort());
    }

    /** Stops the server with its data in order. Whoever has connections must have closed them before. */
    @Override
    public void close() {
        try (claim) {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
