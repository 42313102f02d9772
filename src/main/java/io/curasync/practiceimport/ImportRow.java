package io.curasync.practiceimport;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the file as the columns tell it, and what becomes of it.
 *
 * @param line of the file
 * @param rep the name of the user whose practice it becomes
 * @param fault why it is left out; null: it is not
 * @param effect {@code CREATE}, {@code UPDATE} or {@code KEEP}, as known when it was checked; null: it has a fault
 * @param changes of a practice that exists, as known when it was checked
 * @param outcome {@code CREATED}, {@code UPDATED}, {@code UNCHANGED} or {@code REFUSED}; null: nothing yet
 * @param undo how much of it was undone; null if it was not
 * @param undoNote what the undo left, and why; null if it left nothing
 */
public record ImportRow(
        int row,
        int line,
        @Nullable String practiceId,
        @Nullable String userId,
        @Nullable String name,
        @Nullable String npi,
        @Nullable String rep,
        @Nullable String state,
        @Nullable String specialty,
        @Nullable String fault,
        @Nullable String effect,
        List<Change> changes,
        @Nullable String outcome,
        @Nullable UndoExtent undo,
        @Nullable String undoNote) {

    /** A field's value before and after; null for none. */
    public record Change(
            Field field, @Nullable String before, @Nullable String after) {}

    /** What an import changes of a practice that exists. */
    public enum Field {
        REP,
        NPI,
        NAME
    }
}
