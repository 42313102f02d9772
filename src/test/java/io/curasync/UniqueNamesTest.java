package io.curasync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Finds simple names that two top-level types share, because a reader could tell them apart only by the import. */
class UniqueNamesTest {

    @Test
    void simpleNamesAreUnique() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Map<String, List<Path>> byName = files.filter(
                            file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(Collectors.groupingBy(file -> file.getFileName().toString()));
            assertThat(byName)
                    .hasSizeGreaterThan(500)
                    .allSatisfy((name, found) -> assertThat(found).hasSize(1));
        }
    }
}
