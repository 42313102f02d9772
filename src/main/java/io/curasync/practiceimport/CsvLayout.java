package io.curasync.practiceimport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The layout of a file: its delimiter and the position of its header.
 *
 * @param text without a line that names the delimiter
 * @param offset number of lines of the file before the text
 * @param header number of rows above the header row, such as the title of a report
 */
record CsvLayout(String text, int offset, char delimiter, int header) {

    private static final int ROWS_SEARCHED = 20;
    private static final String DELIMITERS = ",;\t|";

    /** A first line that names the delimiter for Excel, such as {@code sep=;}. */
    private static final Pattern NAMED_DELIMITER =
            Pattern.compile("\"?sep=([\\p{Punct}&&[^\"]]|\t|\\\\t)\"?[ ,;\t]*(?:\r\n|\r|\n)", Pattern.CASE_INSENSITIVE);

    /** Commons CSV does not skip these around quotes. */
    private static final Pattern SPECIAL_BLANK = Pattern.compile("[\\p{Zs}\\p{Cf}&&[^ ]]");

    /** A quoted text, which is not changed, or blanks between a quote and a delimiter. */
    private static final Pattern BLANKS_AROUND_QUOTES = Pattern.compile(
            "\"[^\"]*+\"|(?:^|(?<=[,;|\t\r\n]))[\\p{Zs}\\p{Cf}]+(?=\")|(?<=\")[\\p{Zs}\\p{Cf}]+(?=[,;|\t\r\n]|$)");

    private record Candidate(char delimiter, int header, int known, int cells) {}

    static CsvLayout of(String file) {
        String spaced = withPlainBlanks(file);
        Matcher named = NAMED_DELIMITER.matcher(spaced);
        boolean isNamed = named.lookingAt();
        String text = isNamed ? spaced.substring(named.end()) : spaced;
        String delimiters = !isNamed ? DELIMITERS : named.group(1).equals("\\t") ? "\t" : named.group(1);
        Candidate best = delimiters
                .chars()
                .mapToObj(delimiter -> candidate(text, (char) delimiter))
                .max(Comparator.comparingInt(Candidate::known)
                        .thenComparingInt(Candidate::cells)
                        .thenComparing(candidate -> -delimiters.indexOf(candidate.delimiter())))
                .orElseThrow();
        return new CsvLayout(text, isNamed ? 1 : 0, best.delimiter(), best.header());
    }

    private static String withPlainBlanks(String file) {
        return SPECIAL_BLANK.matcher(file).find()
                ? BLANKS_AROUND_QUOTES
                        .matcher(file)
                        .replaceAll(found -> found.group().startsWith("\"")
                                ? Matcher.quoteReplacement(found.group())
                                : " ".repeat(found.group().length()))
                : file;
    }

    private static Candidate candidate(String text, char delimiter) {
        List<List<String>> rows = firstRows(text, delimiter);
        int header = header(rows);
        return rows.isEmpty()
                ? new Candidate(delimiter, 0, 0, 1)
                : new Candidate(
                        delimiter,
                        header,
                        known(rows.get(header)),
                        rows.get(header).size());
    }

    private static List<List<String>> firstRows(String text, char delimiter) {
        List<List<String>> rows = new ArrayList<>();
        CsvRowReader source = new CsvRowReader(text, delimiter, 0);
        try {
            for (CsvSource.Row row = source.next(); row != null && rows.size() < ROWS_SEARCHED; row = source.next()) {
                rows.add(row.cells());
            }
        } catch (CsvSourceException malformed) {
            // The file is malformed with this delimiter. The rows before the error count.
        }
        return rows;
    }

    /**
     * Finds the header row: the first row with two known titles, one of them of an id; otherwise the row with the most known
     * titles, if all rows above have fewer cells. Rows above the header are not imported, so a data row must not be mistaken for
     * it.
     */
    private static int header(List<List<String>> rows) {
        return IntStream.range(0, rows.size())
                .filter(row -> known(rows.get(row)) > 1
                        && ColumnMapping.guess(rows.get(row)).identifies())
                .findFirst()
                .orElseGet(() -> IntStream.range(0, rows.size())
                        .boxed()
                        .max(Comparator.comparingInt((Integer row) -> known(rows.get(row)))
                                .thenComparing(Comparator.reverseOrder()))
                        .filter(row ->
                                rows.subList(0, row).stream().allMatch(above -> filled(above) < filled(rows.get(row))))
                        .orElse(0));
    }

    private static int known(List<String> titles) {
        return ColumnMapping.guess(titles).places().size();
    }

    private static long filled(List<String> cells) {
        return cells.stream().filter(cell -> !CsvRowReader.isBlank(cell)).count();
    }
}
