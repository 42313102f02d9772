package io.curasync.practiceimport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Layout of a CSV file: its delimiter and the position of its header row.
 *
 * @param text the file's text without a first line that names the delimiter
 * @param offset 1 if the file has a first line that names the delimiter, otherwise 0
 * @param header index of the header row; rows above it are ignored, such as the title of a report
 */
record CsvLayout(String text, int offset, char delimiter, int header) {

    private static final int ROWS_SEARCHED = 20;
    private static final String DELIMITERS = ",;\t|";

    /** A first line that names the delimiter for Excel, such as {@code sep=;}. */
    private static final Pattern DELIMITER_LINE =
            Pattern.compile("\"?sep=([\\p{Punct}&&[^\"]]|\t|\\\\t)\"?[ ,;\t]*(?:\r\n|\r|\n)", Pattern.CASE_INSENSITIVE);

    /** Blank characters that Commons CSV does not skip next to quotes. */
    private static final Pattern SPECIAL_BLANK = Pattern.compile("[\\p{Zs}\\p{Cf}&&[^ ]]");

    /** Quoted text, which must not be changed, or blanks between a quote and a delimiter. */
    private static final Pattern BLANKS_AROUND_QUOTES = Pattern.compile(
            "\"[^\"]*+\"|(?:^|(?<=[,;|\t\r\n]))[\\p{Zs}\\p{Cf}]+(?=\")|(?<=\")[\\p{Zs}\\p{Cf}]+(?=[,;|\t\r\n]|$)");

    /**
     * Layout that results from a delimiter.
     *
     * @param header index of the header row
     * @param knownTitles number of known titles in the header row
     * @param cells number of cells in the header row
     */
    private record Candidate(char delimiter, int header, int knownTitles, int cells) {}

    /** Detects the layout. Without a line that names the delimiter, chooses the one that results in the most known titles. */
    static CsvLayout of(String file) {
        String normalized = withPlainBlanks(file);
        Matcher named = DELIMITER_LINE.matcher(normalized);
        boolean isNamed = named.lookingAt();
        String text = isNamed ? normalized.substring(named.end()) : normalized;
        String delimiters = !isNamed ? DELIMITERS : named.group(1).equals("\\t") ? "\t" : named.group(1);
        Candidate best = delimiters
                .chars()
                .mapToObj(delimiter -> candidate(text, (char) delimiter))
                .max(Comparator.comparingInt(Candidate::knownTitles)
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
        int header = findHeader(rows);
        return rows.isEmpty()
                ? new Candidate(delimiter, 0, 0, 1)
                : new Candidate(
                        delimiter,
                        header,
                        countKnownTitles(rows.get(header)),
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
            // Read with this delimiter, the file is malformed. Only the rows before the error are considered.
        }
        return rows;
    }

    /**
     * Returns the index of the header row: the first row with at least two known titles, one of which names an id. Without one, the
     * row with the most known titles, if every row above it has fewer non-empty cells; otherwise the first row. Rows above the header
     * are not imported, so this must not skip a data row.
     */
    private static int findHeader(List<List<String>> rows) {
        return IntStream.range(0, rows.size())
                .filter(row -> countKnownTitles(rows.get(row)) > 1
                        && ColumnMapping.guess(rows.get(row)).hasIdColumn())
                .findFirst()
                .orElseGet(() -> IntStream.range(0, rows.size())
                        .boxed()
                        .max(Comparator.comparingInt((Integer row) -> countKnownTitles(rows.get(row)))
                                .thenComparing(Comparator.reverseOrder()))
                        .filter(row -> rows.subList(0, row).stream()
                                .allMatch(above -> countFilled(above) < countFilled(rows.get(row))))
                        .orElse(0));
    }

    private static int countKnownTitles(List<String> titles) {
        return ColumnMapping.guess(titles).indexes().size();
    }

    private static long countFilled(List<String> cells) {
        return cells.stream().filter(cell -> !CsvRowReader.isBlank(cell)).count();
    }
}
