package io.curasync.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1h",
                "0 0 */6 * * *",
                "a # b",
                "#a",
                "your company's sign-in",
                "CuraSync <crm@example.com>",
                "\"quoted\"",
                "'both\" ",
                "back\\slash",
                "it's $HOME \\n \"x\"",
                "two\nlines",
                "it's\r\ntwo lines"
            })
    void writesWhatTheEnvFileReadsBack(String value) {
        assertThat(EnvFile.parse(List.of(EnvLine.of("NAME", value))))
                .containsExactly(java.util.Map.entry("NAME", value));
    }

    @Test
    void quotesOnlyIfNecessary() {
        assertThat(EnvLine.of("A", "https://host:8443/path?x=1,2")).isEqualTo("A='https://host:8443/path?x=1,2'");
        assertThat(EnvLine.of("A", "https://host:8443/path")).isEqualTo("A=https://host:8443/path");
    }
}
