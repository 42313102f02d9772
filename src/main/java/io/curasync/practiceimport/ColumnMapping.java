package io.curasync.practiceimport;

import io.curasync.platform.text.NormalizedText;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Mapping of the columns that an import reads ({@link ImportColumn}) to the columns of the file.
 *
 * @param indexes index of the file's column for each import column, counted from 0. Does not contain import columns that the file lacks.
 */
public record ColumnMapping(Map<ImportColumn, Integer> indexes) {

    public ColumnMapping {
        indexes = Map.copyOf(indexes);
    }

    /**
     * Creates a mapping from the titles in the header row. If several titles match an import column, uses the best match. Does not map an
     * import column without a matching title.
     */
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
     * Returns a copy of this mapping in which one import column is mapped to another column of the file.
     *
     * @param index index of the file's column, counted from 0; null to remove the mapping of the import column
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

    /** Returns the index of the file's column to which an import column is mapped, counted from 0; null if it is not mapped. */
    public @Nullable Integer index(ImportColumn column) {
        return indexes.get(column);
    }

    /** Returns whether the practice id or the user id is mapped. If neither is mapped, the rows do not identify practices. */
    public boolean hasIdColumn() {
        return indexes.containsKey(ImportColumn.PRACTICE_ID) || indexes.containsKey(ImportColumn.USER_ID);
    }

    /**
     * Returns the normalized text in the cell of an import column. Returns null if the cell is empty or missing, or if the import column
     * is not mapped.
     */
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
