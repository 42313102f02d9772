package io.curasync.ui.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadedWindowTest {

    private static final LoadedWindow<Row> EMPTY = LoadedWindow.empty(Row::id);

    private record Row(int id, int orders) {}

    /** Rows whose ids equal their indexes. */
    private static List<Row> rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(id -> new Row(id, 0)).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 50, 50, 100, 0, 100",
        "0, 50, 0, 50, 0, 50",
        "0, 50, 30, 80, 0, 80",
        "50, 100, 0, 50, 0, 100",
        "0, 150, 150, 200, 50, 200",
        "100, 250, 50, 100, 50, 200",
        "0, 150, 30, 60, 0, 150",
        "0, 50, 400, 450, 400, 450",
        "400, 450, 0, 50, 0, 50",
        "0, 50, 50, 50, 0, 50",
        "0, 10, 10, 210, 60, 210"
    })
    void keepsRowsNearTheLastFetch(int from, int to, int thenFrom, int thenTo, int first, int end) {
        LoadedWindow<Row> window =
                EMPTY.with(from, to - from, rows(from, to)).with(thenFrom, thenTo - thenFrom, rows(thenFrom, thenTo));

        assertThat(window.offset()).isEqualTo(first);
        assertThat(window.end()).isEqualTo(end);
        assertThat(window.rows()).isEqualTo(rows(first, end));
        assertThat(window.limit()).isEqualTo(end - first);
    }

    /** Otherwise, a row that is added at the end of the list would not be noticed. */
    @Test
    void remembersHowManyRowsWereRequestedAtTheEndOfTheList() {
        LoadedWindow<Row> window = EMPTY.with(0, 50, rows(0, 50)).with(50, 50, rows(50, 53));

        assertThat(window.limit()).isEqualTo(100);
        assertThat(window.with(0, 50, rows(0, 50)).limit()).isEqualTo(100);
        assertThat(EMPTY.limit()).isEqualTo(50);
    }

    @Test
    void replacesUpdatedRows() {
        LoadedWindow<Row> before = EMPTY.with(0, 50, rows(0, 3));

        LoadedWindow<Row> after = before.updated(List.of(new Row(1, 48), new Row(9, 1)));

        assertThat(after.rows()).containsExactly(new Row(0, 0), new Row(1, 48), new Row(2, 0));
        assertThat(after.changedSince(before)).containsExactly(new Row(1, 48));
    }

    @Test
    void comparesTheOrderOfTheIds() {
        LoadedWindow<Row> window = EMPTY.with(0, 50, rows(0, 3));

        assertThat(window.hasIdsOf(List.of(new Row(0, 7), new Row(1, 0), new Row(2, 0))))
                .isTrue();
        assertThat(window.hasIdsOf(List.of(new Row(1, 0), new Row(0, 0), new Row(2, 0))))
                .isFalse();
    }
}
