package io.curasync.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reported inputs in {@code src/test/resources/cases}, byte for byte. */
final class ReportedInputs {

    private ReportedInputs() {}

    static byte[] bytes(String name) {
        try (InputStream in = ReportedInputs.class.getResourceAsStream("/cases/" + name)) {
            if (in == null) {
                throw new AssertionError("No such case: " + name);
            }
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }
}
