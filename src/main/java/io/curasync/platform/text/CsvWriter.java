package io.curasync.platform.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/**
 * Writes comma-separated values (RFC 4180) for spreadsheets. The output starts with a byte order mark, so that Excel reads it as UTF-8.
 * Texts that look like formulas get an apostrophe ({@link FormulaGuard}). Control characters that change the direction of text are
 * replaced. Times are in UTC, in a format that spreadsheets recognize.
 */
public final class CsvWriter {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private static final CSVFormat BARE =
            CSVFormat.RFC4180.builder().setQuote(null).get();
    private static final CSVFormat QUOTED =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL).get();
    /**
     * Matches cells that must be quoted. Some programs split lines at semicolons, pipes or tabs, and some trim spaces. Commons CSV does
     * not quote all such cells by default.
     */
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[,;|\\t\\r\\n\"]|^\\p{Z}|\\p{Z}$");

    private final Appendable out;

    /**
     * Creates a writer and writes the header row.
     *
     * @param titles titles of the columns. The title of a column with times must name the time zone, as in "createdAt (UTC)".
     * @throws UncheckedIOException if {@code out} fails
     */
    public CsvWriter(Appendable out, String... titles) {
        this.out = out;
        try {
            out.append(BYTE_ORDER_MARK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        row((Object[]) titles);
    }

    /**
     * Writes a row. Null becomes an empty cell.
     *
     * @throws UncheckedIOException if the output fails
     */
    public void row(@Nullable Object... cells) {
        try {
            for (int i = 0; i < cells.length; i++) {
                String text = text(cells[i]);
                CSVFormat format = NEEDS_QUOTES.matcher(text).find() ? QUOTED : BARE;
                format.print(text, out, i == 0);
            }
            BARE.println(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> number.toString();
            case Instant time -> TIME.format(time);
            default -> FormulaGuard.add(TextSanitizer.replaceBidiControls(value.toString()));
        };
    }
}
