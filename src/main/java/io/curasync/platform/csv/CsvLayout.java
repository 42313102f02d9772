package io.curasync.platform.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Layout of a CSV file, which consists of its delimiter and the position of its header row.
 *
 * @param text text of the file. If its first line names the delimiter, this line is removed. Next to quotes, no-break spaces and similar
 *     characters are replaced by plain spaces.
 * @param offset number of lines that were removed from the start of the file: 1 if the first line names the delimiter, otherwise 0
 * @param header index of the header row among the rows that are not blank, counted from 0. The rows above it, such as the title
 *     of a report, are ignored.
 */
record CsvLayout(String text, int offset, char delimiter, int header) {

    private static final int ROWS_SEARCHED = 20;
    private static final String DELIMITERS = ",;\t|";

    /** Matches a first line that names the delimiter for Excel, such as {@code sep=;}. */
    private static final Pattern DELIMITER_LINE =
            Pattern.compile("\"?sep=([\\p{Punct}&&[^\"]]|\t|\\\\t)\"?[ ,;\t]*(?:\r\n|\r|\n)", Pattern.CASE_INSENSITIVE);

    /**
     * Matches a space or invisible character other than a plain space, such as a no-break space. Commons CSV skips only plain spaces
     * between a quote and a delimiter, so these characters must be replaced.
     */
    private static final Pattern SPECIAL_BLANK = Pattern.compile("[\\p{Zs}\\p{Cf}&&[^ ]]");

    /**
     * Matches the spaces and invisible characters between a quote and a delimiter, or between a quote and the start or end of a line. Also
     * matches quoted text, so that the characters within it are not replaced.
     */
    private static final Pattern BLANKS_AROUND_QUOTES = Pattern.compile(
            "\"[^\"]*+\"|(?:^|(?<=[,;|\t\r\n]))[\\p{Zs}\\p{Cf}]+(?=\")|(?<=\")[\\p{Zs}\\p{Cf}]+(?=[,;|\t\r\n]|$)");

    /**
     * Layout that results if a certain character is used as the delimiter.
     *
     * @param header index of the header row among the rows that are not blank, counted from 0
     * @param knownTitles number of known titles in the header row
     * @param cells number of cells in the header row
     */
    private record Candidate(char delimiter, int header, int knownTitles, int cells) {}

    /**
     * Detects the layout. If the first line does not name the delimiter, chooses the delimiter that results in the most known titles in the
     * header row. If several delimiters result in the same number, chooses the one that results in the most cells.
     */
    static CsvLayout of(String file, CsvTitles titles) {
        String normalized = withPlainBlanks(file);
        Matcher named = DELIMITER_LINE.matcher(normalized);
        boolean isNamed = named.lookingAt();
        String text = isNamed ? normalized.substring(named.end()) : normalized;
        String delimiters = !isNamed ? DELIMITERS : named.group(1).equals("\\t") ? "\t" : named.group(1);
        Candidate best = delimiters
                .chars()
                .mapToObj(delimiter -> candidate(text, (char) delimiter, titles))
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

    private static Candidate candidate(String text, char delimiter, CsvTitles titles) {
        List<List<String>> rows = firstRows(text, delimiter);
        int header = findHeader(rows, titles);
        return rows.isEmpty()
                ? new Candidate(delimiter, 0, 0, 1)
                : new Candidate(
                        delimiter,
                        header,
                        titles.countKnown(rows.get(header)),
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
            // The file is malformed if it has this delimiter. Only the rows before the error are considered.
        }
        return rows;
    }

    /**
     * Returns the index of the header row. This is the first row that has at least two known titles and whose titles are sufficient ({@link
     * CsvTitles#areSufficient}). If there is no such row, it is the row with the most known titles, but only if every row above it has
     * fewer non-empty cells. If these conditions are not met, it is the first row. Rows above the header row are not imported. Therefore,
     * the conditions must ensure that no data row is above the header row.
     */
    private static int findHeader(List<List<String>> rows, CsvTitles titles) {
        return IntStream.range(0, rows.size())
                .filter(row -> titles.countKnown(rows.get(row)) > 1 && titles.areSufficient(rows.get(row)))
                .findFirst()
                .orElseGet(() -> IntStream.range(0, rows.size())
                        .boxed()
                        .max(Comparator.comparingInt((Integer row) -> titles.countKnown(rows.get(row)))
                                .thenComparing(Comparator.reverseOrder()))
                        .filter(row -> rows.subList(0, row).stream()
                                .allMatch(above -> countFilled(above) < countFilled(rows.get(row))))
                        .orElse(0));
    }

    private static long countFilled(List<String> cells) {
        return cells.stream().filter(cell -> !CsvRowReader.isBlank(cell)).count();
    }
}
