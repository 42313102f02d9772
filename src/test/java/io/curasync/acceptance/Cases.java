package io.curasync.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Inputs as they were once received, byte by byte: {@code src/test/resources/cases}. */
final class Cases {

    private Cases() {}

    static byte[] bytes(String name) {
        try (InputStream in = Cases.class.getResourceAsStream("/cases/" + name)) {
            if (in == null) {
                throw new AssertionError("there is no case " + name);
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
