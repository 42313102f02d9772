package io.curasync.practiceimport;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of an import, parsed according to the column mapping, with its effect on a practice.
 *
 * @param row number of the row, counted from 1 below the header row; blank rows are not counted
 * @param line number of the line in the file at which the row starts, counted from 1
 * @param rep name of the rep to whom the row assigns the practice; null if the row assigns no rep
 * @param fault the reason for skipping the row; null if the row is not skipped
 * @param effect effect that the validation expects: {@code CREATE}, {@code UPDATE} or {@code KEEP}; null if the row is invalid or not
 *     validated yet
 * @param changes changes of an existing practice that the validation expects; empty if there are none
 * @param outcome {@code CREATED}, {@code UPDATED}, {@code UNCHANGED} or {@code REFUSED}; null if the ledger has not processed the row
 * @param undo extent to which the row was undone; null if it was not undone
 * @param undoNote reasons why the undo did not restore all values, for the user; null if there are none
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

    /**
     * Change of a field.
     *
     * @param before previous value; null if the field was empty, and always null for {@link Field#DETAILS}
     * @param after new value
     */
    public record Change(
            Field field, @Nullable String before, @Nullable String after) {}

    /** A field of an existing practice that an import can change. */
    public enum Field {
        REP,
        NPI,
        NAME,
        /** The phone, the address and the contact together. */
        DETAILS
    }
}
