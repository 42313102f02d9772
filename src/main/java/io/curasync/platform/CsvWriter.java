package io.curasync.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes comma-separated values (RFC 4180) for spreadsheets: a byte order mark, so that Excel reads UTF-8; text that no
 * spreadsheet runs as a formula, and that turns no other cell around; times in UTC as spreadsheets read them.
 */
public final class CsvWriter {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    /** Other programs split by ; | or tab, and some drop blanks at the ends. */
    private static final Pattern QUOTED = Pattern.compile("[,;|\\t\\r\\n\"]|^\\p{Z}|\\p{Z}$");

    private final Appendable out;

    /**
     * Writes the title row.
     *
     * @param titles a column of times names its zone, as in "createdAt (UTC)"
     * @throws UncheckedIOException when {@code out} fails, as every method
     */
    public CsvWriter(Appendable out, String... titles) {
        this.out = out;
        append(BYTE_ORDER_MARK + line((Object[]) titles));
    }

    /** Writes a row. Null is an empty cell. */
    public void row(@Nullable Object... cells) {
        append(line(cells));
    }

    private void append(String text) {
        try {
            out.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(@Nullable Object... cells) {
        return Arrays.stream(cells).map(CsvWriter::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> number.toString();
            case Instant time -> TIME.format(time);
            default -> quoted(FormulaGuard.add(TextSanitizer.withoutTurning(value.toString())));
        };
    }

    private static String quoted(String text) {
        return QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
