package io.curasync.platform.csv;

import java.util.List;

/** A CSV file with a header row. The encoding ({@link CsvDecoder}) and the layout ({@link CsvLayout}) are detected. */
public final class CsvSource {

    /** Maximum size of a file in bytes. */
    public static final int MAX_BYTES = 32 * 1024 * 1024;

    static final int MAX_ROWS = 500_000;

    /** Maximum number of columns. Trailing blank cells are not counted, because Excel writes up to 16,384 of them. */
    private static final int MAX_COLUMNS = 200;

    private final CsvLayout layout;

    private CsvSource(CsvLayout layout) {
        this.layout = layout;
    }

    /**
     * A row of the file.
     *
     * @param line line number in the file at which the row starts, counted from 1
     */
    public record Row(int line, List<String> cells) {}

    /** Consumer of rows, called with the header row first. */
    public interface RowConsumer {
        void accept(Row row);
    }

    /**
     * Decodes a file and detects its layout.
     *
     * @param titles recognizes the header row of files of this kind
     * @throws CsvSourceException if the file is too large or empty, is an Excel workbook, or is in neither UTF-8 nor UTF-16
     */
    public static CsvSource of(byte[] bytes, CsvTitles titles) throws CsvSourceException {
        if (bytes.length > MAX_BYTES) {
            throw new CsvSourceException(
                    "The file is larger than %d MiB: split it.".formatted(MAX_BYTES / 1024 / 1024));
        }
        String text = CsvDecoder.decode(bytes);
        if (text.isBlank()) {
            throw new CsvSourceException("The file is empty.");
        }
        return new CsvSource(CsvLayout.of(text, titles));
    }

    /**
     * Calls the consumer with the header row and then with each row below it that is not blank.
     *
     * @return the number of rows, without the header row
     * @throws CsvSourceException if the file is malformed, has too many rows or columns, or has no rows below the header row
     */
    public int read(RowConsumer consumer) throws CsvSourceException {
        CsvRowReader source = new CsvRowReader(layout.text(), layout.delimiter(), layout.offset());
        for (int above = 0; above < layout.header(); above++) {
            source.next();
        }
        int rows = -1;
        int columns = MAX_COLUMNS;
        for (Row row = source.next(); row != null; row = source.next()) {
            if (++rows > MAX_ROWS) {
                throw new CsvSourceException("The file has more than %,d rows: split it.".formatted(MAX_ROWS));
            }
            List<String> cells = withoutTrailingBlanks(row.cells(), columns);
            if (cells.size() > MAX_COLUMNS) {
                throw new CsvSourceException("Line %d has more than %d columns.".formatted(row.line(), MAX_COLUMNS));
            }
            columns = rows == 0 ? cells.size() : columns;
            consumer.accept(new Row(row.line(), cells));
        }
        if (rows < 1) {
            throw new CsvSourceException("The file has no rows below the title row, so there is nothing to import.");
        }
        return rows;
    }

    /** Removes blank cells at the end of the row while the row has more than the given number of columns. */
    private static List<String> withoutTrailingBlanks(List<String> cells, int columns) {
        int size = cells.size();
        while (size > columns && CsvRowReader.isBlank(cells.get(size - 1))) {
            size--;
        }
        return cells.subList(0, size);
    }
}
