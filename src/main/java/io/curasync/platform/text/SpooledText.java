package io.curasync.platform.text;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sends text by way of a temporary file. The database connection is free again before a slow client receives the text,
 * and a failure results in an error instead of a truncated file.
 */
public final class SpooledText {

    /** Writes the text. May throw {@link UncheckedIOException}. */
    @FunctionalInterface
    public interface Content {

        void writeTo(Writer out);
    }

    /** Opens the response after the text is complete. */
    @FunctionalInterface
    public interface Destination {

        /**
         * Opens the response.
         *
         * @param bytes length of the text in UTF-8
         */
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
