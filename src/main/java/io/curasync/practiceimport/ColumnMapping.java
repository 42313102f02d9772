package io.curasync.practiceimport;

import io.curasync.platform.text.NormalizedText;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Maps import columns to columns of the file.
 *
 * @param indexes index of the file's column, from 0, for each import column that the file has
 */
public record ColumnMapping(Map<ImportColumn, Integer> indexes) {

    public ColumnMapping {
        indexes = Map.copyOf(indexes);
    }

    /** Creates a mapping from the titles in the header row. Omits columns whose title is unknown. */
    static ColumnMapping guess(List<String> header) {
        Map<ImportColumn, Integer> indexes = new EnumMap<>(ImportColumn.class);
        for (ImportColumn column : ImportColumn.values()) {
            IntStream.range(0, header.size())
                    .boxed()
                    .filter(index -> column.titleRank(header.get(index)) >= 0)
                    .min(Comparator.comparing(index -> column.titleRank(header.get(index))))
                    .ifPresent(index -> indexes.put(column, index));
        }
        return new ColumnMapping(indexes);
    }

    /**
     * Returns a copy that maps the import column to a column of the file.
     *
     * @param index index from 0; null if the file does not have the column
     */
    public ColumnMapping with(ImportColumn column, @Nullable Integer index) {
        Map<ImportColumn, Integer> changed = new EnumMap<>(ImportColumn.class);
        changed.putAll(indexes);
        if (index == null) {
            changed.remove(column);
        } else {
            changed.put(column, index);
        }
        return new ColumnMapping(changed);
    }

    /** Returns the index of a column in the file, or null if the file does not have the column. */
    public @Nullable Integer index(ImportColumn column) {
        return indexes.get(column);
    }

    /** Returns whether the file has a column for the practice id or the user id, so that rows identify practices. */
    public boolean hasIdColumn() {
        return indexes.containsKey(ImportColumn.PRACTICE_ID) || indexes.containsKey(ImportColumn.USER_ID);
    }

    /** Returns the normalized text of a column's cell, or null if the cell is empty or missing. */
    @Nullable
    String read(List<String> cells, ImportColumn column) {
        Integer index = indexes.get(column);
        if (index == null || index >= cells.size()) {
            return null;
        }
        String text = NormalizedText.of(cells.get(index));
        return text.isEmpty() ? null : text;
    }
}
