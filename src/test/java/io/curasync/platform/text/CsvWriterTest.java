package io.curasync.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "prac_1|prac_1",
                "José 漢 😀|José 漢 😀",
                "a\u202Eb|a\uFFFDb",
                "\u2067=1|\uFFFD=1",
                "a\u202A\u2028,|\"a\uFFFD\uFFFD,\"",
                "=1+1|'=1+1",
                "+49|'+49",
                "-1|'-1",
                "@sum|'@sum",
                "a,b|\"a,b\"",
                "a;b|\"a;b\"",
                "say \"hi\"|\"say \"\"hi\"\"\"",
                "=a,b|\"'=a,b\"",
                "O'Neil - Sons|O'Neil - Sons",
                "'=1|''=1",
                "＝1+1|'＝1+1",
                "\"=1+1\"|\"'\"\"=1+1\"\"\"",
                "x;=cmd()|\"x;'=cmd()\"",
                "x; @cmd()|\"x;' @cmd()\""
            })
    void neutralizesFormulasAndQuotesSpecialCharacters(String value, String cell) {
        assertThat(row(value)).isEqualTo(cell + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {" =1", "\u00A0=1", "\u200B+1", "\uFEFF@a", "\u0007-1", "\t=1", "\r=1", "\n=1", "\tx"})
    void neutralizesFormulasBehindInvisibleCharacters(String value) {
        assertThat(row(value).replace("\"", "")).startsWith("'");
    }

    /** Programs that split at tabs, or end rows at line breaks, start a new cell within ours. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {"x\\t=1,\"x\\t'=1\"", "x\\n-1,\"x\\n'-1\"", "x\\r\\n @a,\"x\\r\\n' @a\"", "x|+1,\"x|'+1\""})
    void neutralizesEachPieceOfACell(String value, String cell) {
        assertThat(row(value.translateEscapes())).isEqualTo(cell.translateEscapes() + "\r\n");
    }

    @Test
    void writesNumbersAndTimesForSpreadsheets() {
        assertThat(row("a\nb", null, 5, -1, new BigDecimal("-0.25"), Instant.parse("2026-10-05T09:15:00.123Z")))
                .isEqualTo("\"a\nb\",,5,-1,-0.25,2026-10-05 09:15:00\r\n");
    }

    @Test
    void startsWithAByteOrderMark() {
        StringBuilder out = new StringBuilder();
        new CsvWriter(out, "id", "=title");
        assertThat(out).hasToString("\uFEFFid,'=title\r\n");
    }

    @Test
    void propagatesFailuresOfTheWriter() {
        Writer closed = Writer.nullWriter();
        assertThatThrownBy(() -> {
                    closed.close();
                    new CsvWriter(closed, "id");
                })
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void removesExactlyTheGuardsItAdded() {
        long seed = RandomGenerator.getDefault().nextLong();
        RandomGenerator random = new java.util.Random(seed);
        String alphabet = "=+-@'\"; \t\r\n|,ax\u00A0＝";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(8), 0, alphabet.length()).forEach(at -> text.append(alphabet.charAt(at)));
            assertThat(FormulaGuard.remove(FormulaGuard.add(text.toString())))
                    .as("seed " + seed)
                    .isEqualTo(text.toString());
        }
    }

    private static String row(@Nullable Object... cells) {
        StringBuilder out = new StringBuilder();
        CsvWriter csv = new CsvWriter(out);
        out.setLength(0);
        csv.row(cells);
        return out.toString();
    }
}
