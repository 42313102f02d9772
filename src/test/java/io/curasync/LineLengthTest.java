package io.curasync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Finds lines that the formatter leaves too long, because it breaks neither strings nor calls on a text block. */
class LineLengthTest {

    private static final int MAX_LENGTH = 140;
    private static final Pattern SOURCES = Pattern.compile(".+\\.(java|ts|css|mjs|js)");
    private static final List<String> ROOTS = List.of(
            "src/main/java",
            "src/main/resources",
            "src/test/java",
            "src/test/resources",
            "src/test/js/sign.mjs",
            "frontend/src",
            "frontend/build.mjs",
            "bench/lib",
            "bench/receiver/server.mjs");

    @Test
    void limitsLineLength() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (String root : ROOTS) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(LineLengthTest::isSource).toList()) {
                    addLongLines(file, tooLong);
                }
            }
        }
        assertThat(tooLong).as("Lines of more than %d characters", MAX_LENGTH).isEmpty();
    }

    private static boolean isSource(Path file) {
        return SOURCES.matcher(file.getFileName().toString()).matches();
    }

    private static void addLongLines(Path file, List<String> tooLong) throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            int length = lines.get(i).length();
            if (length > MAX_LENGTH) {
                tooLong.add("%s:%d has %d characters".formatted(file, i + 1, length));
            }
        }
    }
}
