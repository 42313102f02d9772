package io.curasync.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSanitizerTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068,
                0x2069
            })
    void replacesBidirectionalControls(int point) {
        String text = "a" + Character.toString(point) + "b";

        assertThat(TextSanitizer.of(text)).isEqualTo("a\uFFFDb");
        assertThat(TextSanitizer.replaceBidiControls(text)).isEqualTo("a\uFFFDb");
        assertThat(TextSanitizer.isEnterable(text)).isFalse();
        assertThat(TextSanitizer.isClean(text)).as("stored as written").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\0b", "a\u007Fb", "a\u0085b", "a\u001Bb", "a\uD83Db", "a\uDE00b"})
    void replacesControlCharactersAndLoneSurrogates(String text) {
        assertThat(TextSanitizer.of(text)).isEqualTo("a\uFFFDb");
        assertThat(TextSanitizer.isClean(text)).isFalse();
        assertThat(TextSanitizer.isEnterable(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zo\u00EB",
                "\u05D3\u05E0\u05D4",
                "\uD83D\uDC69\u200D\u2695",
                "Nú\u200Bñez",
                "a\u202Fb",
                "a\u2027b",
                "a\u2065b"
            })
    void keepsOrdinaryNames(String text) {
        assertThat(TextSanitizer.of(text)).isEqualTo(text);
        assertThat(TextSanitizer.replaceBidiControls(text)).isSameAs(text);
        assertThat(TextSanitizer.isEnterable(text)).isTrue();
    }

    @Test
    void countsCodePoints() {
        assertThat(TextSanitizer.of("\uD83D\uDE00".repeat(3), 2)).isEqualTo("\uD83D\uDE00".repeat(2));
        assertThat(TextSanitizer.isEnterable("a\uFFFDb"))
                .as("something was lost")
                .isFalse();
        assertThat(TextSanitizer.replaceBidiControls("\uD83D\uDE00\n\u202E")).isEqualTo("\uD83D\uDE00\n\uFFFD");
    }
}
