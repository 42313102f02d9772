package io.curasync.practiceimport;

import io.curasync.platform.NormalizedText;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which column of the file holds what.
 *
 * @param places counted from 0; what is not in the file is not in it
 */
public record ColumnMapping(Map<ImportColumn, Integer> places) {

    public ColumnMapping {
        places = Map.copyOf(places);
    }

    /** By the titles in the file's first row. */
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

    /** With this column found there; null: it is not in the file. */
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

    /** Null when it is not in the file. */
    public @Nullable Integer place(ImportColumn column) {
        return places.get(column);
    }

    /** Whether practices can be told by it: at least one of the ids is there. */
    public boolean identifies() {
        return places.containsKey(ImportColumn.PRACTICE_ID) || places.containsKey(ImportColumn.USER_ID);
    }

    /** The cell's text, normalized; null when it is empty, or not in the file. */
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
