package io.curasync.practiceimport;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the file, read by the column mapping, with its effect.
 *
 * @param line its line in the file
 * @param rep the name of the user who gets the practice
 * @param fault the reason why the row is skipped; null if it is not
 * @param effect {@code CREATE}, {@code UPDATE} or {@code KEEP}, as of validation; null if the row has an error
 * @param changes of an existing practice, as of validation
 * @param outcome {@code CREATED}, {@code UPDATED}, {@code UNCHANGED} or {@code REFUSED}; null if not applied yet
 * @param undo how much of the row was undone; null if nothing was
 * @param undoNote the values that the undo left, with the reason; null if it left none
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

    /** A field of an existing practice that an import can change. */
    public enum Field {
        REP,
        NPI,
        NAME
    }
}
