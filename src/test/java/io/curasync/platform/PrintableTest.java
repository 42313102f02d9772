package io.curasync.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068,
                0x2069
            })
    void replacesWhatTurnsTextAround(int point) {
        String text = "a" + Character.toString(point) + "b";

        assertThat(Printable.of(text)).isEqualTo("a\uFFFDb");
        assertThat(Printable.withoutTurning(text)).isEqualTo("a\uFFFDb");
        assertThat(Printable.isEnterable(text)).isFalse();
        assertThat(Printable.isClean(text)).as("stored as written").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\0b", "a\u007Fb", "a\u0085b", "a\u001Bb", "a\uD83Db", "a\uDE00b"})
    void replacesControlCharactersAndHalvesOfPairs(String text) {
        assertThat(Printable.of(text)).isEqualTo("a\uFFFDb");
        assertThat(Printable.isClean(text)).isFalse();
        assertThat(Printable.isEnterable(text)).isFalse();
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
    void leavesNamesAsTheyAre(String text) {
        assertThat(Printable.of(text)).isEqualTo(text);
        assertThat(Printable.withoutTurning(text)).isSameAs(text);
        assertThat(Printable.isEnterable(text)).isTrue();
    }

    @Test
    void countsCharactersAndNotTheirParts() {
        assertThat(Printable.of("\uD83D\uDE00".repeat(3), 2)).isEqualTo("\uD83D\uDE00".repeat(2));
        assertThat(Printable.isEnterable("a\uFFFDb")).as("something was lost").isFalse();
        assertThat(Printable.withoutTurning("\uD83D\uDE00\n\u202E")).isEqualTo("\uD83D\uDE00\n\uFFFD");
    }
}
