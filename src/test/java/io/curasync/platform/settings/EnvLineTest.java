package io.curasync.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvLineTest {

    private static final List<String> VALUES = List.of(
            "",
            "1h",
            "0 0 */6 * * *",
            "a # b",
            "#a",
            "your company's sign-in",
            "CuraSync <crm@example.com>",
            "\"O'Brien & Sons\" <crm@example.com>",
            "\"quoted\"",
            "'both\" ",
            "back\\slash",
            "C:\\data\\",
            "\\\\",
            "$HOME `date` $(date) \\n !",
            "it's $HOME $(date) \\n \\\" \"x\" !");

    @TempDir
    Path directory;

    @ParameterizedTest
    @FieldSource("VALUES")
    void writesWhatTheEnvFileReadsBack(String value) {
        assertThat(EnvFile.parse(List.of(EnvLine.of("NAME", value)))).containsExactly(Map.entry("NAME", value));
    }

    @ParameterizedTest
    @FieldSource("VALUES")
    void writesWhatAShellReadsBack(String value) throws IOException {
        Path file = Files.writeString(directory.resolve("env"), EnvLine.of("NAME", value) + "\n");

        Process shell = new ProcessBuilder("sh", "-c", ". \"$0\" && printf %s \"$NAME\"", file.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(shell.inputReader().readAllAsString()).isEqualTo(value);
    }

    /** Docker Compose takes a backslash before the closing quote as an escaped quote, even within single quotes. */
    @ParameterizedTest
    @FieldSource("VALUES")
    void writesNoBackslashBeforeAClosingSingleQuote(String value) {
        assertThat(EnvLine.of("NAME", value)).doesNotEndWith("\\'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"it's `date`", "`date`\\", "two\nlines", "it's\r\ntwo lines", "a\rb"})
    void writesACommentIfReadersWouldDisagree(String value) {
        String line = EnvLine.of("NAME", value);

        assertThat(line)
                .startsWith("# NAME ")
                .contains("environment variable")
                .doesNotContain(value, "date", "\n", "\r");
        assertThat(EnvFile.parse(List.of(line))).isEmpty();
    }

    @Test
    void quotesOnlyIfNecessary() {
        assertThat(EnvLine.of("A", "https://host:8443/path?x=1,2")).isEqualTo("A='https://host:8443/path?x=1,2'");
        assertThat(EnvLine.of("A", "https://host:8443/path")).isEqualTo("A=https://host:8443/path");
    }
}
