package io.curasync.practiceimport;

import java.util.List;

/** A CSV file, as spreadsheets and other programs write it. */
final class CsvSource {

    static final int MAX_BYTES = 32 * 1024 * 1024;

    static final int MAX_ROWS = 500_000;

    /** Maximum number of columns. Trailing blank cells do not count, because Excel writes up to 16,384 of them. */
    private static final int MAX_COLUMNS = 200;

    private final CsvLayout layout;

    private CsvSource(CsvLayout layout) {
        this.layout = layout;
    }

    /**
     * A row of the file.
     *
     * @param line number of the row's first line in the file, from 1
     */
    record Row(int line, List<String> cells) {}

    /** Consumer of rows, called with the header row first. */
    interface RowConsumer {
        void accept(Row row);
    }

    static CsvSource of(byte[] bytes) throws CsvSourceException {
        if (bytes.length > MAX_BYTES) {
            throw new CsvSourceException(
                    "The file is larger than %d MiB: split it.".formatted(MAX_BYTES / 1024 / 1024));
        }
        String text = CsvDecoder.decode(bytes);
        if (text.isBlank()) {
            throw new CsvSourceException("The file is empty.");
        }
        return new CsvSource(CsvLayout.of(text));
    }

    /**
     * Calls the consumer with the header row and then with each row below it that is not blank.
     *
     * @return the number of rows, without the header row
     */
    int read(RowConsumer consumer) throws CsvSourceException {
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

    /** Removes trailing blank cells beyond the number of columns. */
    private static List<String> withoutTrailingBlanks(List<String> cells, int columns) {
        int size = cells.size();
        while (size > columns && CsvRowReader.isBlank(cells.get(size - 1))) {
            size--;
        }
        return cells.subList(0, size);
    }
}
