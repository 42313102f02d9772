package io.curasync.reptarget;

import io.curasync.platform.csv.CsvTitles;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Columns of a file of targets. All are required; other columns are ignored. */
enum TargetColumn {
    REP("rep", "repemail", "email"),
    MONTH("month"),
    MEASURE("measure"),
    TARGET("target");

    /** Recognizes the header row of a file of targets. */
    static final CsvTitles TITLES = new CsvTitles() {
        @Override
        public int countKnown(List<String> titles) {
            return (int) Arrays.stream(values())
                    .filter(column -> column.indexIn(titles) >= 0)
                    .count();
        }

        @Override
        public boolean areSufficient(List<String> titles) {
            return countKnown(titles) == values().length;
        }
    };

    private final List<String> titles;

    TargetColumn(String... titles) {
        this.titles = List.of(titles);
    }

    /** Returns the title in files that CuraSync writes. */
    String title() {
        return titles.getFirst();
    }

    /** Returns the index of this column among the titles of a header row, from 0; -1 if it is missing. */
    int indexIn(List<String> header) {
        List<String> normalized = header.stream()
                .map(title -> title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", ""))
                .toList();
        return titles.stream()
                .map(normalized::indexOf)
                .filter(index -> index >= 0)
                .findFirst()
                .orElse(-1);
    }
}
