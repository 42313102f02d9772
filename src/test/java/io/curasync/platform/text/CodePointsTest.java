package io.curasync.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodePointsTest {

    private static final String THREE = "a\uD83D\uDE00b";

    @Test
    void countsAnEmojiAsOneCharacter() {
        assertThat(CodePoints.count(THREE)).isEqualTo(3);
    }

    @Test
    void doesNotSplitSurrogatePairs() {
        assertThat(CodePoints.first(2, THREE)).isEqualTo("a\uD83D\uDE00");
        assertThat(CodePoints.first(1, THREE)).isEqualTo("a");
        assertThat(CodePoints.first(3, THREE)).isEqualTo(THREE);
    }

    @Test
    void marksCutTextWithAnEllipsis() {
        assertThat(CodePoints.shortened(2, THREE)).isEqualTo("a\uD83D\uDE00…");
        assertThat(CodePoints.shortened(3, THREE)).isEqualTo(THREE);
    }
}
