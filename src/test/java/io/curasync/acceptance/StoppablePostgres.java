package io.curasync.acceptance;

import io.curasync.testing.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A separate PostgreSQL server with durable commits: it restarts on the same port with the same data. */
final class StoppablePostgres {

    private final Path data;
    private final int port = PackagedApp.freePort();
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

    /** Runs a fast shutdown, which disconnects all clients. Does nothing if the server is stopped. */
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

    TestDatabase database() {
        return new TestDatabase("jdbc:postgresql://localhost:%d/postgres".formatted(port));
    }
}
