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
 * Writes comma-separated values (RFC 4180) for spreadsheets. A byte order mark makes Excel read UTF-8. Formulas and
 * bidirectional controls are neutralized. Times are in UTC, in a format that spreadsheets recognize.
 */
public final class CsvWriter {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    /** Some programs split at semicolons, pipes or tabs, and some trim spaces. */
    private static final Pattern QUOTED = Pattern.compile("[,;|\\t\\r\\n\"]|^\\p{Z}|\\p{Z}$");

    private final Appendable out;

    /**
     * Writes the header row.
     *
     * @param titles a time column names its zone, as in "createdAt (UTC)"
     * @throws UncheckedIOException if {@code out} fails; all methods throw it
     */
    public CsvWriter(Appendable out, String... titles) {
        this.out = out;
        append(BYTE_ORDER_MARK + line((Object[]) titles));
    }

    /** Writes a row. Null becomes an empty cell. */
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
