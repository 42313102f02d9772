package io.curasync.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SpooledTextTest {

    @Test
    void sendsTheWholeText() throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();

        SpooledText.send(out -> write(out, "José"), bytes -> {
            assertThat(bytes).isEqualTo(5);
            return received;
        });

        assertThat(received.toString(StandardCharsets.UTF_8)).isEqualTo("José");
    }

    @Test
    void sendsNothingIfWritingFails() {
        AtomicBoolean opened = new AtomicBoolean();

        assertThatThrownBy(() -> SpooledText.send(
                        out -> {
                            write(out, "a row");
                            throw new IllegalStateException("the database went away");
                        },
                        bytes -> {
                            opened.set(true);
                            return new ByteArrayOutputStream();
                        }))
                .hasMessage("the database went away");
        assertThat(opened).isFalse();
    }

    private static void write(Writer out, String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
