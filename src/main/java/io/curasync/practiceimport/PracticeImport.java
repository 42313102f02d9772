package io.curasync.practiceimport;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import of practices from a CSV file.
 *
 * @param header titles in the header row
 * @param columns mapping of the import columns to the file's columns
 * @param creator name of the user who uploaded the file
 * @param rows number of rows below the header row
 * @param position number of the last row that the current phase has processed
 * @param faults number of rows with an error, which are skipped
 * @param plan expected effects at the time of validation
 * @param outcome effects so far
 * @param startedAt time of the confirmation; null if not confirmed
 * @param finishedAt null if the import has not ended
 * @param message reason of the failure; null if the import has not failed
 * @param hasUndoData whether the rows contain the previous values that an undo needs
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
     * Number of practices by expected effect.
     *
     * @param names practices whose name would change
     * @param npis practices whose NPI would change
     * @param reps practices whose rep would change
     */
    public record Plan(int toCreate, int toUpdate, int toKeep, int names, int npis, int reps) {}

    /**
     * Number of applied rows by result.
     *
     * @param refused rows that passed the validation, but that the ledger rejected
     */
    public record Outcome(int created, int updated, int unchanged, int refused) {}

    /**
     * The undo of an import, with the number of rows by result.
     *
     * @param undoer name of the user who started the undo; null if no undo was started
     * @param putBack rows of which the undo restored all values
     * @param partly rows of which the undo restored some values
     * @param left rows of which the undo restored no value, in most cases because the practice has been changed since
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

    /** Returns whether an undo can be started. */
    public boolean isUndoable() {
        return hasUndoData && (status == ImportStatus.DONE || status == ImportStatus.CANCELLED);
    }

    /** Returns whether an undo has been started. */
    public boolean isUndoStarted() {
        return undo.undoer() != null;
    }

    /** Returns the number of rows without an error. */
    public int validRows() {
        return rows - faults;
    }

    /** Returns the progress of the current phase, from 0 to 1. */
    public double progress() {
        return rows == 0 ? 0 : Math.min(1, (double) position / rows);
    }
}
