package io.curasync.practiceimport;

import java.util.List;

/** A CSV file as written by spreadsheets and other programs. */
final class CsvSource {

    static final int MAX_BYTES = 32 * 1024 * 1024;

    static final int MAX_ROWS = 500_000;

    /** Blank cells at the end of a row do not count: Excel writes up to 16,384 of them. */
    private static final int MAX_COLUMNS = 200;

    private final CsvLayout layout;

    private CsvSource(CsvLayout layout) {
        this.layout = layout;
    }

    /**
     * A row of the file.
     *
     * @param line the line where the row begins, counted from 1
     */
    record Row(int line, List<String> cells) {}

    /** Receives one row after the other, the header first. */
    interface Sink {
        void take(Row row);
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
     * Passes the header row and all rows below it that are not blank to the sink.
     *
     * @return the number of rows, without the header
     */
    int read(Sink sink) throws CsvSourceException {
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
            List<String> cells = withoutSurplus(row.cells(), columns);
            if (cells.size() > MAX_COLUMNS) {
                throw new CsvSourceException("Line %d has more than %d columns.".formatted(row.line(), MAX_COLUMNS));
            }
            columns = rows == 0 ? cells.size() : columns;
            sink.take(new Row(row.line(), cells));
        }
        if (rows < 1) {
            throw new CsvSourceException("The file has a title row at most: there is nothing to import.");
        }
        return rows;
    }

    /** Returns the cells without trailing blank cells beyond the last column. */
    private static List<String> withoutSurplus(List<String> cells, int columns) {
        int size = cells.size();
        while (size > columns && CsvRowReader.isBlank(cells.get(size - 1))) {
            size--;
        }
        return cells.subList(0, size);
    }
}
