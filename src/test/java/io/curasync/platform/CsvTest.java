package io.curasync.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {

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
        assertThat(Csv.line(value)).isEqualTo(cell + "\r\n");
    }

    @Test
    void keepsLinesWithinACell() {
        assertThat(Csv.line("a\nb", null, 5, -1)).isEqualTo("\"a\nb\",,5,-1\r\n");
    }
}
