package io.curasync.practiceimport;

import io.curasync.platform.csv.CsvTitles;
import java.util.List;

/**
 * Recognizes the header row of a file of practices by the titles of import columns. The header row must contain a title for the practice id
 * or for the user id.
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
