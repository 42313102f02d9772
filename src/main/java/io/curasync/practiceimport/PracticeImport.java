package io.curasync.practiceimport;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import of practices from a CSV file.
 *
 * @param header titles in the header row
 * @param columns mapping of the columns that an import reads to the columns of the file
 * @param creator name of the user who uploaded the file
 * @param rows number of rows below the header row
 * @param position number of the last row that the present phase (validation, application or undo) has processed
 * @param faults number of rows that the validation rejected; 0 until the validation has ended
 * @param plan expected effects at the time of validation
 * @param outcome results of the rows that were applied so far
 * @param startedAt time of the confirmation; null if the import was not confirmed
 * @param finishedAt end of the import; null if it has not ended
 * @param message reason for the last failure; null if there was none, or if the import was continued after the failure
 * @param hasUndoData whether the previous values that an undo needs are stored; false if no practice was changed, or if the stored values
 *     were deleted
 * @param undo results of the undo
 */
public record PracticeImport(
        long id,
        String fileName,
        List<String> header,
        ColumnMapping columns,
        ImportStatus status,
        String creator,
        Instant createdAt,
        int rows,
        int position,
        int faults,
        Plan plan,
        Outcome outcome,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String message,
        boolean hasUndoData,
        Undo undo) {

    /**
     * Numbers of practices by expected effect.
     *
     * @param toCreate practices that would be created
     * @param toUpdate existing practices that would change
     * @param toKeep existing practices that would not change
     * @param names existing practices whose name would change
     * @param npis existing practices whose NPI would change
     * @param reps existing practices whose rep would change
     * @param details existing practices whose phone, address or contacts would change
     */
    public record Plan(int toCreate, int toUpdate, int toKeep, int names, int npis, int reps, int details) {}

    /**
     * Numbers of processed rows by result.
     *
     * @param created rows that created a practice
     * @param updated rows that changed a practice
     * @param unchanged rows that changed nothing
     * @param refused rows that passed the validation but were rejected by the ledger
     */
    public record Outcome(int created, int updated, int unchanged, int refused) {}

    /**
     * The undo of an import, with the numbers of rows by result.
     *
     * @param undoer name of the user who started the undo; null if no undo was started
     * @param putBack rows with {@link UndoExtent#PUT_BACK}
     * @param partly rows with {@link UndoExtent#PARTLY}
     * @param left rows with {@link UndoExtent#LEFT}, in most cases because the practice has been changed since the import
     * @param at end of the undo; null if it has not ended
     */
    public record Undo(
            @Nullable String undoer,
            int putBack,
            int partly,
            int left,
            @Nullable Instant at) {}

    /** Returns whether the import is being validated, applied or undone in the background. */
    public boolean running() {
        return status == ImportStatus.CHECKING || status == ImportStatus.APPLYING || status == ImportStatus.UNDOING;
    }

    /**
     * Returns whether an undo can be started. Returns false after the start of an undo, even if the undo has failed and can be continued.
     */
    public boolean isUndoable() {
        return hasUndoData && (status == ImportStatus.DONE || status == ImportStatus.CANCELLED);
    }

    /** Returns whether an undo has been started. */
    public boolean isUndoStarted() {
        return undo.undoer() != null;
    }

    /** Returns the number of rows that the validation did not reject. */
    public int validRows() {
        return rows - faults;
    }

    /** Returns the progress of the current phase, from 0 to 1. */
    public double progress() {
        return rows == 0 ? 0 : Math.min(1, (double) position / rows);
    }
}
