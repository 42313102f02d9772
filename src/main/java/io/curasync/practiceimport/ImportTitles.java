package io.curasync.practiceimport;

import io.curasync.platform.csv.CsvTitles;
import java.util.List;

/**
 * Recognizes the header row of a file of practices by the titles of import columns. One of them must be the title of the practice id or
 * of the user id.
 */
final class ImportTitles implements CsvTitles {

    @Override
    public int countKnown(List<String> titles) {
        return ColumnMapping.guess(titles).indexes().size();
    }

    @Override
    public boolean areSufficient(List<String> titles) {
        return ColumnMapping.guess(titles).hasIdColumn();
    }
}
