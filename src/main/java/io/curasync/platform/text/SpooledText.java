package io.curasync.platform.text;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sends text to a client after writing the whole text to a temporary file. This way, a slow client does not occupy the database connection
 * from which the text is read. If writing the text fails, the client gets an error instead of a truncated file.
 */
public final class SpooledText {

    /** Source of the text. May throw {@link UncheckedIOException} if the writer fails. */
    @FunctionalInterface
    public interface Content {

        void writeTo(Writer out);
    }

    /** Response that receives the complete text. */
    @FunctionalInterface
    public interface Destination {

        /**
         * Opens the response. Called only when the temporary file contains the complete text.
         *
         * @param bytes length of the text in UTF-8
         */
        OutputStream open(long bytes) throws IOException;
    }

    private SpooledText() {}

    /**
     * Sends the content in UTF-8.
     *
     * @throws IOException if the temporary file or the response cannot be written
     */
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
