package io.curasync.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;

/** What the last change to the classes needs. {@link DevLoop} writes it to a file, which the application watches. */
enum Change {
    RESTART,
    RELOAD;

    static final Path FILE = Path.of("target/dev/change");

    private static final long POLL_MILLIS = 100;

    void publish() throws IOException {
        Path written = Files.writeString(FILE.resolveSibling("change.new"), name());
        // In one step, so that it is never read half written.
        Files.move(written, FILE, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Waits for a change after this time. */
    static Change await(FileTime after) throws IOException, InterruptedException {
        while (lastChanged().equals(after)) {
            Thread.sleep(POLL_MILLIS);
        }
        return valueOf(Files.readString(FILE));
    }

    static FileTime lastChanged() throws IOException {
        return Files.exists(FILE) ? Files.getLastModifiedTime(FILE) : FileTime.fromMillis(0);
    }
}
