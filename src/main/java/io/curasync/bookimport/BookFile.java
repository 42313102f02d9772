package io.curasync.bookimport;

import io.curasync.platform.ByteOrderMark;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A file of comma-separated values as spreadsheets write them: in UTF-8, with or without its mark, split by , ; or tabs. */
final class BookFile {

    /** Bytes of a file. */
    static final int MOST_BYTES = 32 * 1024 * 1024;

    static final int MOST_ROWS = 500_000;

    private static final int MOST_COLUMNS = 200;
    private static final int LONGEST_CELL = 2_000;

    private final String text;
    private final char delimiter;

    private BookFile(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    /**
     * A row of the file.
     *
     * @param line where it begins, counted from 1
     */
    record Row(int line, List<String> cells) {}

    /** Takes one row after the other, the header as the first. */
    interface Sink {
        void take(Row row);
    }

    static BookFile of(byte[] bytes) throws BookFileException {
        if (bytes.length > MOST_BYTES) {
            throw new BookFileException(
                    "The file is larger than %d MiB: split it.".formatted(MOST_BYTES / 1024 / 1024));
        }
        String text = ByteOrderMark.strip(decode(bytes));
        if (text.isBlank()) {
            throw new BookFileException("The file is empty.");
        }
        return new BookFile(text, delimiter(text));
    }

    /**
     * Hands over all rows that are not empty.
     *
     * @return how many those are, the header apart
     */
    int read(Sink sink) throws BookFileException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .get();
        int rows = -1;
        long end = 0;
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord record : parser) {
                end = parser.getCurrentLineNumber();
                long line = end - breaks(record);
                List<String> cells = cells(record, line);
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    if (++rows > MOST_ROWS) {
                        throw new BookFileException("The file has more than %,d rows: split it.".formatted(MOST_ROWS));
                    }
                    sink.take(new Row(Math.toIntExact(line), cells));
                }
            }
        } catch (UncheckedIOException | IOException broken) {
            throw new BookFileException(
                    "Line %d cannot be read: a quote in it is not closed, or something stands behind a closing one."
                            .formatted(end + 1));
        }
        if (rows < 1) {
            throw new BookFileException("The file has a title row at most: there is nothing to import.");
        }
        return rows;
    }

    /** The line ends within its cells. */
    private static long breaks(CSVRecord record) {
        return record.stream()
                .mapToLong(cell -> cell.replace("\r\n", "\n")
                        .chars()
                        .filter(c -> c == '\n' || c == '\r')
                        .count())
                .sum();
    }

    private static List<String> cells(CSVRecord record, long line) throws BookFileException {
        if (record.size() > MOST_COLUMNS) {
            throw new BookFileException("Line %d has more than %d columns.".formatted(line, MOST_COLUMNS));
        }
        List<String> cells = new ArrayList<>(record.size());
        for (String cell : record) {
            String kept = cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) : cell;
            // PostgreSQL holds no NUL.
            cells.add(kept.indexOf('\0') < 0 ? kept : kept.replace('\0', '\uFFFD'));
        }
        return cells;
    }

    private static String decode(byte[] bytes) throws BookFileException {
        boolean utf16 = bytes.length > 1
                && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                        || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
        if (utf16) {
            throw new BookFileException("The file is in UTF-16: save it as “CSV UTF-8”.");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        try {
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException invalid) {
            long line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new BookFileException("Line %d is not in UTF-8: save the file as “CSV UTF-8”.".formatted(line));
        }
        return out.flip().toString();
    }

    /** Whichever the first line has most of, outside quotes. */
    private static char delimiter(String text) {
        Map<Character, Integer> counts = new HashMap<>();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                break;
            } else if (!quoted) {
                counts.merge(c, 1, Integer::sum);
            }
        }
        return Stream.of(',', ';', '\t')
                .max(Comparator.comparing(c -> counts.getOrDefault(c, 0)))
                .filter(c -> counts.getOrDefault(c, 0) > 0)
                .orElse(',');
    }
}
