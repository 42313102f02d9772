package io.curasync.practice.ui.followup;

import io.curasync.practice.TimelineEntry;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Displayed notes that were read from the database again, because they may have been edited.
 *
 * @param asked ids of the notes that were read again
 * @param editable those of the notes that can still be edited, newest first
 */
public record RereadNotes(List<Long> asked, List<TimelineEntry> editable) {

    public static final RereadNotes NONE = new RereadNotes(List.of(), List.of());

    /** Returns the notes that can still be edited, by id. */
    public Map<Long, TimelineEntry> byId() {
        return editable.stream().collect(Collectors.toMap(TimelineEntry::id, Function.identity()));
    }
}
