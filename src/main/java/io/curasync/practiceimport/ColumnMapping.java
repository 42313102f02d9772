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
 * @param places counted from 0; without the columns that the file does not have
 */
public record ColumnMapping(Map<ImportColumn, Integer> places) {

    public ColumnMapping {
        places = Map.copyOf(places);
    }

    /** Guesses the mapping from the titles in the header row. */
    static ColumnMapping guess(List<String> header) {
        Map<ImportColumn, Integer> places = new EnumMap<>(ImportColumn.class);
        for (ImportColumn column : ImportColumn.values()) {
            IntStream.range(0, header.size())
                    .boxed()
                    .filter(place -> column.fits(header.get(place)) >= 0)
                    .min(Comparator.comparing(place -> column.fits(header.get(place))))
                    .ifPresent(place -> places.put(column, place));
        }
        return new ColumnMapping(places);
    }

    /** Returns a copy with this column at that place; null if the file does not have it. */
    public ColumnMapping with(ImportColumn column, @Nullable Integer place) {
        Map<ImportColumn, Integer> changed = new EnumMap<>(ImportColumn.class);
        changed.putAll(places);
        if (place == null) {
            changed.remove(column);
        } else {
            changed.put(column, place);
        }
        return new ColumnMapping(changed);
    }

    /** Returns the place of a column; null if the file does not have it. */
    public @Nullable Integer place(ImportColumn column) {
        return places.get(column);
    }

    /** Returns whether practices can be identified: the file has a column for at least one of the ids. */
    public boolean identifies() {
        return places.containsKey(ImportColumn.PRACTICE_ID) || places.containsKey(ImportColumn.USER_ID);
    }

    /** Returns the normalized text of a cell; null if it is empty or missing. */
    @Nullable
    String read(List<String> cells, ImportColumn column) {
        Integer place = places.get(column);
        if (place == null || place >= cells.size()) {
            return null;
        }
        String text = NormalizedText.of(cells.get(place));
        return text.isEmpty() ? null : text;
    }
}
