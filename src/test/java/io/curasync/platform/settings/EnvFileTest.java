package io.curasync.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            emptyValue = "",
            value = {
                "A=value                 | value",
                "A = value               | value",
                "export A=value          | value",
                "A=\"two words\"         | two words",
                "A='two words'           | two words",
                "A=two words             | two words",
                "A=value # comment       | value",
                "A=\"value\" # comment   | value",
                "A='a # b' # comment     | a # b",
                "A=a#b                   | a#b",
                "A='$x \\n'              | $x \\n",
                "A=\"say \\\"hi\\\"\"    | say \"hi\"",
                "A=\"C:\\dir\"           | C:\\dir",
                "A=postgres://u:p@h/d?a=b | postgres://u:p@h/d?a=b",
                "A=it's                  | it's",
            })
    void parsesLikeOtherTools(String line, String value) {
        assertThat(EnvFile.parse(List.of(line))).isEqualTo(Map.of("A", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=", "A=\"\"", "A=''", "A=   # nothing"})
    void readsEmptyValues(String line) {
        assertThat(EnvFile.parse(List.of(line))).isEqualTo(Map.of("A", ""));
    }

    @Test
    void skipsBlankLinesAndCommentsAndUsesTheLastValue() {
        assertThat(EnvFile.parse(List.of("\uFEFF# comment", "", "  ", "A=1", "\tB=2", "A=3")))
                .isEqualTo(Map.of("A", "3", "B", "2"));
    }

    @Test
    void unescapesNewlinesInDoubleQuotes() {
        assertThat(EnvFile.parse(List.of("A=\"one\\ntwo\""))).isEqualTo(Map.of("A", "one\ntwo"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"secret", "A B=secret", "=secret", "A=\"secret", "A='secret", "A=\"secret\" more", "1A=secret"})
    void reportsTheMalformedLineWithoutItsContent(String line) {
        assertThatThrownBy(() -> EnvFile.parse(List.of("FINE=1", line)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("Line 2 ")
                .hasMessageNotContaining("secret");
    }
}
