package io.curasync.practice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpellingVariantsTest {

    @Test
    void createsAPatternForEachTypo() {
        assertThat(SpellingVariants.patterns("wond"))
                .contains("% wo_nd%", "% w_nd%", "% _ond%", "% won%", "% wod%", "% ownd%", "% wodn%", "% wond_%")
                .doesNotHaveDuplicates();
    }

    @Test
    void escapesWildcards() {
        assertThat(SpellingVariants.patterns("a%b_"))
                .contains("% a\\%b%", "% a\\%_b\\_%")
                .noneMatch("% a%b_%"::equals);
    }

    @Test
    void ignoresShortAndVeryLongWords() {
        assertThat(SpellingVariants.patterns("abc")).isEmpty();
        assertThat(SpellingVariants.patterns("x".repeat(25))).isEmpty();
    }
}
