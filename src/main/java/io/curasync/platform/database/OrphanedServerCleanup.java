package io.curasync.platform.database;

import io.curasync.platform.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops an embedded PostgreSQL server that still runs because the CuraSync process that started it was killed. Such a server still uses the
 * data directory, so no new server can start there.
 */
final class OrphanedServerCleanup {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedServerCleanup.class);

    /**
     * Timeout of a smart shutdown, in which PostgreSQL waits until its clients disconnect. The connections of a killed process are already
     * closed, so this usually takes little time.
     */
    private static final Duration SMART_SHUTDOWN_TIMEOUT = Duration.ofSeconds(5);
    /** Timeout of a fast shutdown, in which PostgreSQL disconnects its clients, rolls back their transactions and writes a checkpoint. */
    private static final Duration FAST_SHUTDOWN_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(5);

    private OrphanedServerCleanup() {}

    /**
     * Stops the server of the data directory if one is running, and deletes its pid file. The caller must own the
     * {@link DirectoryLock}.
     *
     * @throws SettingException if the server does not end
     */
    static void stop(Path directory) throws IOException {
        Path pidFile = directory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> server = pid(pidFile).flatMap(ProcessHandle::of).filter(it -> isServer(it, directory));
        if (server.isPresent()) {
            LOG.warn(
                    "Found orphaned PostgreSQL server {}, stopping it",
                    server.get().pid());
            stop(server.get());
        }
        // If the file remained and another process now had the same process id, the next server would not start.
        Files.deleteIfExists(pidFile);
    }

    private static Optional<Long> pid(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        return lines.stream()
                .findFirst()
                .map(String::strip)
                // The process id is negative in single-user mode.
                .filter(line -> line.matches("-?\\d{1,18}"))
                .map(Long::valueOf)
                .map(Math::abs);
    }

    /**
     * Returns whether the process is a PostgreSQL server of the directory. If the operating system does not report the
     * arguments of processes, as on Windows, compares only the program name.
     */
    private static boolean isServer(ProcessHandle process, Path directory) {
        ProcessHandle.Info info = process.info();
        boolean postgres = info.command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.startsWith("postgres"))
                .isPresent();
        return postgres
                && info.arguments()
                        .map(arguments -> Arrays.asList(arguments).contains(directory.toString()))
                        .orElse(true);
    }

    private static void stop(ProcessHandle server) throws IOException {
        server.destroy();
        if (hasEnded(server, SMART_SHUTDOWN_TIMEOUT)) {
            return;
        }
        if (!System.getProperty("os.name").startsWith("Windows")) {
            new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start();
            if (hasEnded(server, FAST_SHUTDOWN_TIMEOUT)) {
                return;
            }
        }
        server.destroyForcibly();
        if (!hasEnded(server, KILL_TIMEOUT)) {
            throw new SettingException(
                    "A PostgreSQL server (process %d) that an earlier CuraSync left behind does not end."
                            .formatted(server.pid()),
                    "End that process, then start again.");
        }
    }

    private static boolean hasEnded(ProcessHandle server, Duration limit) {
        try {
            server.onExit().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).join();
            return true;
        } catch (CompletionException timeout) {
            return !server.isAlive();
        }
    }
}
