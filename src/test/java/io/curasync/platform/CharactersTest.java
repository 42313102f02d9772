package io.curasync.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CharactersTest {

    private static final String THREE = "a\uD83D\uDE00b";

    @Test
    void countsAnEmojiAsOneCharacter() {
        assertThat(Characters.count(THREE)).isEqualTo(3);
    }

    @Test
    void doesNotSplitSurrogatePairs() {
        assertThat(Characters.first(2, THREE)).isEqualTo("a\uD83D\uDE00");
        assertThat(Characters.first(1, THREE)).isEqualTo("a");
        assertThat(Characters.first(3, THREE)).isEqualTo(THREE);
    }

    @Test
    void marksCutTextWithAnEllipsis() {
        assertThat(Characters.shortened(2, THREE)).isEqualTo("a\uD83D\uDE00…");
        assertThat(Characters.shortened(3, THREE)).isEqualTo(THREE);
    }
}
