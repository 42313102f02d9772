package io.curasync.practiceimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.platform.csv.CsvSource;
import io.curasync.platform.csv.CsvSourceException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSourceTest {

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void detectsTheDelimiter(String delimiter) throws Exception {
        String text = "\uFEFF\"Practice; id, or\tso|\"#Name\r\nprac_1#\"Smith, \"\"Jo\"\" & Sons\"\r\n"
                .replace("#", delimiter);
        assertThat(read(text.getBytes(StandardCharsets.UTF_8)))
                .extracting(CsvSource.Row::cells)
                .containsExactly(List.of("Practice; id, or\tso|", "Name"), List.of("prac_1", "Smith, \"Jo\" & Sons"));
    }

    @Test
    void countsLinesWithLineBreaksInCells() throws Exception {
        assertThat(read("a,b\n1,\"x\ny\r\nz\"\n\n,\n2,é".getBytes(StandardCharsets.UTF_8)))
                .extracting(CsvSource.Row::line)
                .containsExactly(1, 2, 7);
    }

    @Test
    void reportsTheLineThatIsNotUtf8() {
        byte[] windows = "id,name\np1,Anna\np2,José\n".getBytes(Charset.forName("windows-1252"));
        assertThatThrownBy(() -> read(windows))
                .isInstanceOf(CsvSourceException.class)
                .hasMessage("Line 3 is not in UTF-8: save the file as “CSV UTF-8”.");
        // Truncated in the middle of a character.
        byte[] cut = "id\né".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(java.util.Arrays.copyOf(cut, cut.length - 1)))
                .hasMessageContaining("Line 2 is not in UTF-8");
    }

    @Test
    void readsUtf16WithAndWithoutByteOrderMark() throws Exception {
        String text = "Practice id\tName\r\nprac_1\tJosé 😀\r\n";
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            for (String mark : List.of("", "\uFEFF")) {
                assertThat(cells(read((mark + text).getBytes(charset))))
                        .containsExactly(List.of("Practice id", "Name"), List.of("prac_1", "José 😀"));
            }
        }
        byte[] cut = text.getBytes(StandardCharsets.UTF_16LE);
        assertThatThrownBy(() -> read(java.util.Arrays.copyOf(cut, cut.length - 5)))
                .hasMessageContaining("Line 2 is not in UTF-16");
    }

    @Test
    void rejectsAWorkbook() {
        assertThatThrownBy(() -> read(new byte[] {'P', 'K', 3, 4, 20, 0})).hasMessageContaining("Excel workbook");
        assertThatThrownBy(() -> read(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}))
                .hasMessageContaining("Excel workbook");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sep=;\nPractice id;Name\nprac_1;A",
                "SEP=|\rPractice id|Name\rprac_1|A\r",
                "\uFEFFsep=\t\r\nPractice id\tName\r\nprac_1\tA\r\n",
                "sep=\\t\r\nPractice id\tName\r\nprac_1\tA",
                "\"sep=,\"\nPractice id,Name\nprac_1,A",
                "sep=^,,\nPractice id^Name\nprac_1^A"
            })
    void usesTheDelimiterOfTheSepLine(String text) throws Exception {
        List<CsvSource.Row> rows = read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(cells(rows)).containsExactly(List.of("Practice id", "Name"), List.of("prac_1", "A"));
        assertThat(rows).extracting(CsvSource.Row::line).containsExactly(2, 3);
    }

    /** Blanks of any kind before or after quotes never make the quotes part of the value. */
    @ParameterizedTest
    @ValueSource(strings = {" ", "  ", "\t", "\u00A0", " \u00A0", "\u202F", "\uFEFF", "\u200B"})
    void skipsBlanksAroundQuotes(String blank) throws Exception {
        String text = "practiceId,~userId,~name\n#prac_77#,#user_77#,#Alpha, LLC#\n##,user_78,#Say, ##x###"
                .replace("#", "\"")
                .replace("~", blank)
                .replace(",\"", "," + blank + "\"")
                .replace("\",", "\"" + blank + ",");
        assertThat(cells(read(text.getBytes(StandardCharsets.UTF_8))).subList(1, 3))
                .containsExactly(List.of("prac_77", "user_77", "Alpha, LLC"), List.of("", "user_78", "Say, \"x\""));
    }

    @Test
    void keepsBlanksWithinQuotes() throws Exception {
        assertThat(cells(read("userId,name\n1,\"\"\"\u00A0;\u00A0\"\"\"\n\u00A0\"2\"\u00A0,\"a,\u00A0\"\"b\"\"\""
                        .getBytes(StandardCharsets.UTF_8))))
                .containsExactly(
                        List.of("userId", "name"), List.of("1", "\"\u00A0;\u00A0\""), List.of("2", "a,\u00A0\"b\""));
    }

    @Test
    void dropsBlankCellsAtTheEndOfRows() throws Exception {
        assertThat(cells(read(
                        "Practice id,Name\nprac_1,Alpha,,\nprac_2,Beta, ,\t\n,\u00A0,,,\nprac_4,Delta,\u00A0,\u200B\nprac_3,Gamma,x,\n\n"
                                .getBytes(StandardCharsets.UTF_8))))
                .containsExactly(
                        List.of("Practice id", "Name"),
                        List.of("prac_1", "Alpha"),
                        List.of("prac_2", "Beta"),
                        List.of("prac_4", "Delta"),
                        List.of("prac_3", "Gamma", "x"));
        String wide = ",".repeat(16_000);
        assertThat(cells(read(("id,name" + wide + "\n1,A" + wide).getBytes(StandardCharsets.UTF_8)))
                        .getLast())
                .hasSize(200)
                .startsWith("1", "A");
    }

    @Test
    void readsTextsQuotedForExcel() throws Exception {
        assertThat(cells(read("userId,name,npi\n=\"0123\",\"=\"\"a \"\"\"\"b\"\"\"\"\"\"\",= \"1\"\n'=\"x\",=A1,=\"\""
                        .getBytes(StandardCharsets.UTF_8))))
                .containsExactly(
                        List.of("userId", "name", "npi"),
                        List.of("0123", "a \"b\"", "1"),
                        List.of("=\"x\"", "=A1", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Practices of Dana Reyes,,\n\nPractice id,Name,State\nprac_1,Alpha,TX",
                "Practices of Dana Reyes\nPractice id;Name;State\nprac_1;Alpha;TX",
                "Report, 2026-10-05, all\nUser id:,dana\nPractice id,Name,State\nprac_1,Alpha,TX",
                "\"Practices, all\nof them\"\nPractice id\tName\tState\nprac_1\tAlpha\tTX"
            })
    void findsTheHeaderRowBelowTitleLines(String text) throws Exception {
        assertThat(cells(read(text.getBytes(StandardCharsets.UTF_8))))
                .containsExactly(List.of("Practice id", "Name", "State"), List.of("prac_1", "Alpha", "TX"));
    }

    /** An unrecognized or repeated header never causes the loss of a data row. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Key,Label\nprac_1,Clinic\nname,facility",
                "practice id,name\nprac_1,A\npractice id,name\nprac_2,B",
                "practice id,name\nprac_1,A\npractice id,name,state\nprac_2,B,TX",
                "Key\nprac_1\nprac_2"
            })
    void doesNotUseADataRowAsHeader(String text) throws Exception {
        List<String> lines = text.lines().toList();
        assertThat(read(text.getBytes(StandardCharsets.UTF_8)))
                .hasSize(lines.size())
                .first()
                .extracting(row -> String.join(",", row.cells()))
                .isEqualTo(lines.getFirst());
    }

    @Test
    void reportsTheLineOfBrokenQuotes() {
        assertThatThrownBy(() -> read("id,name\np1,A\np2,\"B\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(CsvSourceException.class)
                .hasMessageContaining("Line 3");
        assertThatThrownBy(() -> read("id,\"name\np1,A\n".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("Line 1");
        assertThatThrownBy(() -> read("id,name\np1,\"A\"x\n".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("Line 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", " \n", "id,name\n", "id,name\n,\n\n"})
    void rejectsFilesWithoutRows(String text) {
        assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8))).isInstanceOf(CsvSourceException.class);
    }

    @Test
    void rejectsFilesOverTheLimits() {
        assertThatThrownBy(() -> read(new byte[CsvSource.MAX_BYTES + 1])).hasMessageContaining("32 MiB");
        assertThatThrownBy(() -> read(("id" + ",x".repeat(300) + "\n1\n").getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("200 columns");
        assertThatThrownBy(() -> read(("id\n" + "1\n".repeat(500_001)).getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("500,000 rows");
    }

    @Test
    void mapsColumnsByTitle() {
        ColumnMapping columnMapping =
                ColumnMapping.guess(List.of("Sales Rep", "CuraGenesis ID", "Facility Name", "NPI #", "User_ID", "ST"));
        assertThat(columnMapping.indexes())
                .containsEntry(ImportColumn.REP, 0)
                .containsEntry(ImportColumn.PRACTICE_ID, 1)
                .containsEntry(ImportColumn.NAME, 2)
                .containsEntry(ImportColumn.NPI, 3)
                .containsEntry(ImportColumn.USER_ID, 4)
                .containsEntry(ImportColumn.STATE, 5)
                .hasSize(6);
        assertThat(ColumnMapping.guess(List.of("Practice", "Practice name")).index(ImportColumn.NAME))
                .as("the better of two matches")
                .isEqualTo(1);
    }

    private static List<List<String>> cells(List<CsvSource.Row> rows) {
        return rows.stream().map(CsvSource.Row::cells).toList();
    }

    private static List<CsvSource.Row> read(byte[] bytes) throws CsvSourceException {
        List<CsvSource.Row> rows = new ArrayList<>();
        int count = CsvSource.of(bytes, new ImportTitles()).read(rows::add);
        assertThat(count).isEqualTo(rows.size() - 1);
        return rows;
    }
}
