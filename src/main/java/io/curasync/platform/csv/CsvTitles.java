package io.curasync.platform.csv;

import java.util.List;

/** The column titles of a kind of CSV file. They are used to recognize the header row of a file. */
public interface CsvTitles {

    /** Returns the number of known columns whose titles occur in a row. */
    int countKnown(List<String> titles);

    /** Returns whether the titles in a row include the columns that a file of this kind needs. */
    boolean areSufficient(List<String> titles);
}
