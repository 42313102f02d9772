package io.curasync.demo.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Append-only file with the simulated events, one JSON object per line. The first line contains the epoch, which is the time at which the
 * journal was created. The dates in the initial state of the simulation are relative to the epoch. A crash may leave an incomplete last
 * line. The next {@link #open} removes that line.
 */
public final class EventJournal implements AutoCloseable {

    private record FirstLine(Instant epoch) {}

    private final JsonMapper json;
    private final Path file;
    private final FileChannel lock;
    private final FileChannel channel;
    private final Instant epoch;
    private final int eventCount;

    private EventJournal(JsonMapper json, Path file, FileChannel lock, FileChannel channel, Instant now)
            throws IOException {
        this.json = json;
        this.file = file;
        this.lock = lock;
        this.channel = channel;
        List<String> lines = completeLines();
        if (lines.isEmpty()) {
            this.epoch = now.truncatedTo(ChronoUnit.SECONDS);
            write(new FirstLine(epoch));
        } else {
            this.epoch = parse(lines.getFirst(), FirstLine.class).epoch();
        }
        this.eventCount = Math.max(0, lines.size() - 1);
    }

    /**
     * Opens the journal. Creates the file if it does not exist.
     *
     * @param now current time, which becomes the epoch of a new journal
     * @throws IllegalStateException if the journal is already open, in this process or another one, or if its first line is invalid
     * @throws UncheckedIOException if the file cannot be created, read or written
     */
    public static EventJournal open(Path file, Instant now, JsonMapper json) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel lock = lock(file.resolveSibling(file.getFileName() + ".lock"));
            try {
                return open(file, lock, now, json);
            } catch (IOException | RuntimeException failure) {
                // Otherwise, this process would hold the lock until it ends.
                lock.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Could not open the journal of the demo: " + file.toAbsolutePath(), failure);
        }
    }

    private static EventJournal open(Path file, FileChannel lock, Instant now, JsonMapper json) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            return new EventJournal(json, file, lock, channel, now);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    Instant epoch() {
        return epoch;
    }

    /** Passes the events to the listener, oldest first. Omits events that were appended after the journal was opened. */
    void replay(Consumer<SimulatedEvent> listener) {
        try (var lines = Files.lines(file)) {
            lines.skip(1)
                    .limit(eventCount)
                    .map(line -> parse(line, SimulatedEvent.class))
                    .forEach(listener);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void append(SimulatedEvent simulatedEvent) {
        try {
            write(simulatedEvent);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            channel.close();
        }
    }

    /**
     * Locks a separate file instead of the journal file. Otherwise, this process would release the lock as soon as it closes any other
     * channel of the journal file.
     *
     * @throws IllegalStateException if the file is already locked
     */
    private static FileChannel lock(Path file) throws IOException {
        FileChannel lock = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() != null) {
                return lock;
            }
        } catch (OverlappingFileLockException inThisProcess) {
            // This process already holds the lock. Handled like a lock of another process.
        }
        lock.close();
        throw new IllegalStateException(
                "Another demo is already using the journal. Its lock file is " + file.toAbsolutePath());
    }

    private void write(Object line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private <T> T parse(String line, Class<T> type) {
        try {
            return json.readValue(line, type);
        } catch (JacksonException failure) {
            throw new IllegalStateException("Invalid line in the journal of the demo, " + file + ": " + line, failure);
        }
    }

    /** Truncates the file after the last line break, positions the channel at the new end, and returns the lines. */
    private List<String> completeLines() throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf('\n') + 1;
        channel.truncate(end);
        channel.position(end);
        return text.substring(0, end).lines().toList();
    }
}
