package io.curasync.platform.csv;

import io.curasync.platform.text.CodePoints;
import io.curasync.platform.text.FormulaGuard;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a CSV file sequentially. Skips blank rows. */
final class CsvRowReader {

    private static final int MAX_CELL_LENGTH = 2_000;

    /**
     * Matches a text that was written as a formula, such as {@code ="0123"}. Programs write this so that Excel does not convert the text to
     * a number.
     */
    private static final Pattern EXCEL_TEXT = Pattern.compile("=\\s*\"((?:[^\"]|\"\")*+)\"");

    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cf}]*+");

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final int offset;
    private long lastLine;

    /**
     * Creates a reader.
     *
     * @param text text of the file, without the first {@code offset} lines
     * @param delimiter the character between the cells of a row
     * @param offset number of lines that were removed from the start of the file; added to line numbers
     */
    CsvRowReader(String text, char delimiter, int offset) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
        try {
            parser = CSVParser.parse(new StringReader(text), format);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        records = parser.iterator();
        this.offset = offset;
    }

    /**
     * Returns the next row that is not blank; null at the end of the file.
     *
     * @throws CsvSourceException if a quote is not closed, or text follows a closing quote
     */
    CsvSource.@Nullable Row next() throws CsvSourceException {
        try {
            while (records.hasNext()) {
                CSVRecord row = records.next();
                lastLine = parser.getCurrentLineNumber();
                int line = Math.toIntExact(offset + lastLine - countLineBreaks(row));
                List<String> cells = cells(row);
                if (!cells.isEmpty()) {
                    return new CsvSource.Row(line, cells);
                }
            }
            return null;
        } catch (UncheckedIOException malformed) {
            throw new CsvSourceException(
                    "Line %d cannot be read: it has a quote that is not closed, or text after a closing quote."
                            .formatted(offset + lastLine + 1));
        }
    }

    /** Returns the number of line breaks within the cells. */
    private static long countLineBreaks(CSVRecord row) {
        return row.stream()
                .mapToLong(cell -> cell.replace("\r\n", "\n")
                        .chars()
                        .filter(c -> c == '\n' || c == '\r')
                        .count())
                .sum();
    }

    /** Returns the cells; an empty list for a blank row. */
    private static List<String> cells(CSVRecord row) {
        return row.stream().allMatch(CsvRowReader::isBlank)
                ? List.of()
                : row.stream().map(CsvRowReader::cell).toList();
    }

    /** Returns whether a cell is empty or contains only whitespace and invisible characters. */
    static boolean isBlank(String cell) {
        return BLANK.matcher(cell).matches();
    }

    private static String cell(String cell) {
        String text = CodePoints.first(MAX_CELL_LENGTH, cell);
        // PostgreSQL cannot store the NUL character.
        String storable = text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
        Matcher excelText = EXCEL_TEXT.matcher(storable);
        return excelText.matches() ? excelText.group(1).replace("\"\"", "\"") : FormulaGuard.remove(storable);
    }
}
