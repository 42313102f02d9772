package io.curasync.practice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MisspellingTest {

    @Test
    void hasAPatternForEachMistake() {
        assertThat(Misspelling.patterns("wond"))
                .contains("% wo_nd%", "% w_nd%", "% _ond%", "% won%", "% wod%", "% ownd%", "% wodn%", "% wond_%")
                .doesNotHaveDuplicates();
    }

    @Test
    void takesWildcardsLiterally() {
        assertThat(Misspelling.patterns("a%b_"))
                .contains("% a\\%b%", "% a\\%_b\\_%")
                .noneMatch("% a%b_%"::equals);
    }

    @Test
    void leavesShortAndEndlessWordsAlone() {
        assertThat(Misspelling.patterns("abc")).isEmpty();
        assertThat(Misspelling.patterns("x".repeat(25))).isEmpty();
    }
}
