package io.curasync.platform.text;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a text to a temporary file before sending it. A slow client then holds no database connection, and a failure results in an error
 * instead of a truncated file.
 */
public final class SpooledText {

    /** Writes the text; may throw {@link UncheckedIOException}. */
    @FunctionalInterface
    public interface Content {

        void writeTo(Writer out);
    }

    /** Opens the response once the text is complete. */
    @FunctionalInterface
    public interface Destination {

        OutputStream open(long bytes) throws IOException;
    }

    private SpooledText() {}

    /** Sends the content in UTF-8. */
    public static void send(Content content, Destination destination) throws IOException {
        Path file = Files.createTempFile("curasync-", ".txt");
        try {
            try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                content.writeTo(out);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            try (OutputStream out = destination.open(Files.size(file))) {
                Files.copy(file, out);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
