package io.curasync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The places that {@code docs/glossary.md} names exist. */
class GlossaryTest {

    private static final Path DOCUMENT = Path.of("docs", "glossary.md");
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "curasync");

    /** A type with its package below {@code io.curasync}, such as {@code kpi.DormantPractices}. */
    private static final Pattern TYPE = Pattern.compile("`((?:[a-z]+\\.)+[A-Z]\\w*)(?:\\.[A-Z]\\w*)*`");

    private static final Pattern FILE = Pattern.compile("`((?:src|frontend)/[\\w/.-]+)`");

    @Test
    void namesExistingTypesAndFiles() throws IOException {
        String text = Files.readString(DOCUMENT);
        List<Path> files = Stream.concat(
                        TYPE.matcher(text)
                                .results()
                                .map(type -> SOURCES.resolve(type.group(1).replace('.', '/') + ".java")),
                        FILE.matcher(text).results().map(file -> Path.of(file.group(1))))
                .toList();

        assertThat(files)
                .hasSizeGreaterThan(80)
                .allSatisfy(file -> assertThat(file).exists());
    }
}
