package io.curasync.practice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PracticeCsvTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "prac_1|prac_1",
                "=1+1|'=1+1",
                "+49|'+49",
                "-1|'-1",
                "@sum|'@sum",
                "a,b|\"a,b\"",
                "say \"hi\"|\"say \"\"hi\"\"\"",
                "=a,b|\"'=a,b\""
            })
    void neutralisesFormulasAndQuotesWhatNeedsIt(String value, String cell) {
        assertThat(PracticeCsv.cell(value)).isEqualTo(cell);
    }

    @org.junit.jupiter.api.Test
    void keepsLinesWithinACell() {
        assertThat(PracticeCsv.cell("a\nb")).isEqualTo("\"a\nb\"");
        assertThat(PracticeCsv.cell(null)).isEmpty();
    }
}
