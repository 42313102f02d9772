package io.curasync.reptarget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11",
                " 2026-11 ",
                "Nov-26",
                "NOV 2026",
                "November 2026",
                "11/2026",
                "11/1/2026",
                "2026-11-01"
            })
    void readsMonthsAsSpreadsheetsWriteThem(String text) {
        assertThat(TargetText.spreadsheetMonth(text)).isEqualTo(YearMonth.of(2026, 11));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2026-13", "1999-12", "2100-01", "2026-11-02", "11/15/2026", "2026", "26-11"})
    void rejectsOtherMonths(String text) {
        assertThat(TargetText.spreadsheetMonth(text)).isNull();
        assertThat(TargetText.month(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            60           | 60
            ' 60 '       | 60
            60.00        | 60
            1,200        | 1200
            $40,000      | 40000
            1000000000   | 1000000000
            """)
    void readsWholeNumbers(String text, long expected) {
        assertThat(TargetText.target(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "-3", "60.5", "1.200", "12,00", "many", "1000000001", "99999999999999999999", "6 0"})
    void rejectsOtherValues(String text) {
        assertThat(TargetText.target(text)).isNull();
    }
}
