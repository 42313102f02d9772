package io.curasync.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignTextTest {

    @ParameterizedTest
    @CsvSource({
        "'access denied', access denied",
        "'a\u0000b\u001B[31mc', a b [31mc",
        "'a\r\n\u0085\u2028b', a b",
        "'a\u202Eb\u2066c\u200Fd', a b c d",
        "'\u200B José 😀 \uFEFF', José 😀",
        "'a\uD800b', a b",
    })
    void isOneLineWithoutControlAndInvisibleCharacters(String text, String clean) {
        assertThat(ForeignText.clean(text)).isEqualTo(clean);
    }

    @Test
    void isShort() {
        assertThat(ForeignText.clean("😀".repeat(300))).isEqualTo("😀".repeat(200) + "…");
        assertThat(ForeignText.clean(null)).isEmpty();
    }
}
