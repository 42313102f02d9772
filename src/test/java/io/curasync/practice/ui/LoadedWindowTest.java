package io.curasync.practice.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.practice.PracticeRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadedWindowTest {

    /** Rows whose practice ids equal their indexes. */
    private static List<GridRow> rows(int from, int to) {
        return LongStream.range(from, to).mapToObj(id -> row(id, 0)).toList();
    }

    private static GridRow row(long id, int orders) {
        var practice = new PracticeRow(
                id,
                "prac_" + id,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                orders,
                null,
                null,
                null,
                null,
                Instant.EPOCH,
                null);
        return new GridRow(practice, List.of());
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
        LoadedWindow loadedWindow =
                LoadedWindow.EMPTY.with(from, rows(from, to)).with(thenFrom, rows(thenFrom, thenTo));

        assertThat(loadedWindow.offset()).isEqualTo(first);
        assertThat(loadedWindow.end()).isEqualTo(end);
        assertThat(loadedWindow.rows()).isEqualTo(rows(first, end));
    }

    @Test
    void replacesUpdatedRows() {
        LoadedWindow loadedWindow =
                LoadedWindow.EMPTY.with(0, rows(0, 3)).updated(Map.of(1L, row(1, 48), 9L, row(9, 1)));

        assertThat(loadedWindow.rows()).containsExactly(row(0, 0), row(1, 48), row(2, 0));
    }
}
