package io.curasync.practice.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnteredTextTest {

    @Test
    void normalizesNotes() {
        assertThat(EnteredText.note("  Called.\r\nWants\tsamples,\rsoon\u2028Caf\u0065\u0301 \n"))
                .isEqualTo("Called.\nWants samples,\nsoon\nCaf\u00e9");
    }

    @Test
    void joinsTheLinesOfAnOneLineText() {
        assertThat(EnteredText.line("Call\nabout\tthe order ")).isEqualTo("Call about the order");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t ", "bell \u0007", "re\u202Eversed", "lost \uFFFD", "half \uD83D"})
    void rejectsTextWithoutContentOrWithControlCharacters(String text) {
        assertThatThrownBy(() -> EnteredText.note(text)).isInstanceOf(InvalidTextException.class);
        assertThatThrownBy(() -> EnteredText.line(text)).isInstanceOf(InvalidTextException.class);
    }

    @Test
    void limitsTheLength() {
        assertThat(EnteredText.note("é".repeat(4_000))).hasSize(4_000);
        assertThatThrownBy(() -> EnteredText.note("é".repeat(4_001))).hasMessage("Enter at most 4,000 characters.");
        assertThatThrownBy(() -> EnteredText.line("a".repeat(201))).hasMessage("Enter at most 200 characters.");
    }
}
