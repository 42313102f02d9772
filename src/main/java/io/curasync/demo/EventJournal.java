package io.curasync.demo;

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
 * What has happened in the world, one JSON object a line, append-only. The first line is the epoch: when the world
 * first began, to which the dates of its seed are relative. A last line that a sudden end cut short is dropped.
 */
final class EventJournal implements AutoCloseable {

    private record Beginning(Instant epoch) {}

    private final JsonMapper json;
    private final Path file;
    private final FileChannel claim;
    private final FileChannel channel;
    private final Instant epoch;
    private final int happenings;

    private EventJournal(JsonMapper json, Path file, FileChannel claim, FileChannel channel, Instant now)
            throws IOException {
        this.json = json;
        this.file = file;
        this.claim = claim;
        this.channel = channel;
        List<String> lines = wholeLines();
        if (lines.isEmpty()) {
            this.epoch = now.truncatedTo(ChronoUnit.SECONDS);
            write(new Beginning(epoch));
        } else {
            this.epoch = json.readValue(lines.getFirst(), Beginning.class).epoch();
        }
        this.happenings = Math.max(0, lines.size() - 1);
    }

    /**
     * Opens the journal, or begins it.
     *
     * @throws IllegalStateException another process writes to it
     */
    static EventJournal open(Path file, Instant now, JsonMapper json) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel claim = claim(file.resolveSibling(file.getFileName() + ".lock"));
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new EventJournal(json, file, claim, channel, now);
        } catch (IOException failure) {
            throw new UncheckedIOException("The demo's journal cannot be opened: " + file.toAbsolutePath(), failure);
        }
    }

    Instant epoch() {
        return epoch;
    }

    /** Tells all that had happened when the journal was opened, in its order. */
    void replay(Consumer<SimulatedEvent> listener) {
        try (var lines = Files.lines(file)) {
            lines.skip(1).limit(happenings).map(this::parse).forEach(listener);
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
        try (claim) {
            channel.close();
        }
    }

    /** A lock on a file beside the journal: one on the journal itself would end when a reader closes it. */
    private static FileChannel claim(Path file) throws IOException {
        FileChannel claim = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (claim.tryLock() != null) {
                return claim;
            }
        } catch (OverlappingFileLockException inThisProcess) {
            // the same as one in another process
        }
        claim.close();
        throw new IllegalStateException("Another demo is running on " + file.toAbsolutePath());
    }

    private void write(Object line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private SimulatedEvent parse(String line) {
        try {
            return json.readValue(line, SimulatedEvent.class);
        } catch (JacksonException failure) {
            throw new IllegalStateException("Not a line of the demo's journal " + file + ": " + line, failure);
        }
    }

    /** Cuts what follows the last line break, and leaves the channel at the end. */
    private List<String> wholeLines() throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf('\n') + 1;
        channel.truncate(end);
        channel.position(end);
        return text.substring(0, end).lines().toList();
    }
}
