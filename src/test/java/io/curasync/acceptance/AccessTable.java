package io.curasync.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The access rules in {@code docs/access.md}. */
final class AccessTable {

    static final Path FILE = Path.of("docs", "access.md");

    /**
     * A row of the table.
     *
     * @param what a call or a screen
     * @param of the requested object; "" if there is none
     * @param expected expected responses by caller, in the order of the table
     */
    record Row(String what, String of, Map<String, String> expected) {

        @Override
        public String toString() {
            return of.isEmpty() ? what : what + " (" + of + ")";
        }
    }

    private AccessTable() {}

    /** Returns the rows of the table under this heading. */
    static List<Row> under(String heading) {
        List<List<String>> lines = read().lines()
                .dropWhile(line -> !line.equals("## " + heading))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .map(AccessTable::cells)
                .toList();
        List<String> callers = lines.getFirst().subList(2, lines.getFirst().size());
        // The second line separates the headings from the rows.
        return lines.stream().skip(2).map(cells -> row(callers, cells)).toList();
    }

    private static Row row(List<String> callers, List<String> cells) {
        Map<String, String> expected = new LinkedHashMap<>();
        for (int i = 0; i < callers.size(); i++) {
            expected.put(callers.get(i), cells.get(i + 2));
        }
        return new Row(cells.get(0), cells.get(1), expected);
    }

    private static List<String> cells(String line) {
        String inner = line.substring(1, line.lastIndexOf('|'));
        return Arrays.stream(inner.split("\\|", -1))
                .map(cell -> cell.replace("`", "").strip())
                .toList();
    }

    private static String read() {
        try {
            return Files.readString(FILE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
