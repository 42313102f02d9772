package io.curasync.bookimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookFileTest {

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void findsTheDelimiter(String delimiter) throws Exception {
        String text = "\uFEFF\"Practice; id, or\tso\"#Name\r\nprac_1#\"Smith, \"\"Jo\"\" & Sons\"\r\n"
                .replace("#", delimiter);
        assertThat(read(text.getBytes(StandardCharsets.UTF_8)))
                .extracting(BookFile.Row::cells)
                .containsExactly(List.of("Practice; id, or\tso", "Name"), List.of("prac_1", "Smith, \"Jo\" & Sons"));
    }

    @Test
    void tellsTheLineEvenBehindLineEndsInCells() throws Exception {
        assertThat(read("a,b\n1,\"x\ny\r\nz\"\n\n,\n2,é".getBytes(StandardCharsets.UTF_8)))
                .extracting(BookFile.Row::line)
                .containsExactly(1, 2, 7);
    }

    @Test
    void whatIsNotInUtf8IsNamedByItsLine() {
        byte[] windows = "id,name\np1,Anna\np2,José\n".getBytes(Charset.forName("windows-1252"));
        assertThatThrownBy(() -> read(windows))
                .isInstanceOf(BookFileException.class)
                .hasMessage("Line 3 is not in UTF-8: save the file as “CSV UTF-8”.");
        assertThatThrownBy(() -> read("id,name\np1,A\n".getBytes(StandardCharsets.UTF_16)))
                .hasMessageContaining("UTF-16");
        // Cut in the middle of a character.
        byte[] cut = "id\né".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(java.util.Arrays.copyOf(cut, cut.length - 1)))
                .hasMessageContaining("Line 2 is not in UTF-8");
    }

    @Test
    void brokenQuotesAreNamedByTheirLine() {
        assertThatThrownBy(() -> read("id,name\np1,A\np2,\"B\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BookFileException.class)
                .hasMessageContaining("Line 3");
        assertThatThrownBy(() -> read("id,name\np1,\"A\"x\n".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("Line 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", " \n", "id,name\n", "id,name\n,\n\n"})
    void nothingToImport(String text) {
        assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8))).isInstanceOf(BookFileException.class);
    }

    @Test
    void holdsItsLimits() {
        assertThatThrownBy(() -> read(new byte[BookFile.MOST_BYTES + 1])).hasMessageContaining("32 MiB");
        assertThatThrownBy(() -> read(("id" + ",x".repeat(300) + "\n1\n").getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("200 columns");
        assertThatThrownBy(() -> read(("id\n" + "1\n".repeat(500_001)).getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("500,000 rows");
    }

    @Test
    void columnsAreFoundByTheirTitles() {
        Columns columns =
                Columns.guess(List.of("Sales Rep", "CuraGenesis ID", "Facility Name", "NPI #", "User_ID", "ST"));
        assertThat(columns.places())
                .containsEntry(BookColumn.REP, 0)
                .containsEntry(BookColumn.PRACTICE_ID, 1)
                .containsEntry(BookColumn.NAME, 2)
                .containsEntry(BookColumn.NPI, 3)
                .containsEntry(BookColumn.USER_ID, 4)
                .containsEntry(BookColumn.STATE, 5)
                .hasSize(6);
        assertThat(Columns.guess(List.of("Practice", "Practice name")).place(BookColumn.NAME))
                .as("the better of two")
                .isEqualTo(1);
    }

    private static List<BookFile.Row> read(byte[] bytes) throws BookFileException {
        List<BookFile.Row> rows = new ArrayList<>();
        int count = BookFile.of(bytes).read(rows::add);
        assertThat(count).isEqualTo(rows.size() - 1);
        return rows;
    }
}
