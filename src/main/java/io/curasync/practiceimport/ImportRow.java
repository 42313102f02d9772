package io.curasync.practiceimport;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of an import, parsed by the column mapping, with its effect on a practice.
 *
 * @param row number of the row below the header, from 1
 * @param line number of the row's first line in the file
 * @param rep name of the practice's future rep; null if the row names none
 * @param fault the reason why the row is skipped; null if it is not skipped
 * @param effect expected effect at the time of validation: {@code CREATE}, {@code UPDATE} or {@code KEEP}; null if the row has an
 * error
 * @param changes expected changes of an existing practice at the time of validation
 * @param outcome {@code CREATED}, {@code UPDATED}, {@code UNCHANGED} or {@code REFUSED}; null if not applied yet
 * @param undo extent to which the row was undone; null if it was not undone
 * @param undoNote the values that the undo did not restore, with the reason; null if there are none
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

    /** Change of a field. The value before or after is null if the field is empty. */
    public record Change(
            Field field, @Nullable String before, @Nullable String after) {}

    /** A field of an existing practice that an import can change. */
    public enum Field {
        REP,
        NPI,
        NAME
    }
}
