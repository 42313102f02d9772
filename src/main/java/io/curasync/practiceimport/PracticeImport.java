package io.curasync.practiceimport;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import.
 *
 * @param header the titles in the header row
 * @param creator the name of the user who uploaded the file
 * @param position number of rows that the current phase has processed
 * @param faults rows with an error, which are skipped
 * @param plan the effects that it would have, as of validation
 * @param outcome the effects that it has had so far
 * @param message the reason of the failure; null if it has not failed
 * @param holdsEdits whether its rows contain the data for an undo
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
        boolean holdsEdits,
        Undo undo) {

    /**
     * Practices by the effect on them.
     *
     * @param names practices whose name would change; likewise NPIs and reps
     */
    public record Plan(int toCreate, int toUpdate, int toKeep, int names, int npis, int reps) {}

    /**
     * Applied rows by their result.
     *
     * @param refused valid rows that the ledger refused
     */
    public record Outcome(int created, int updated, int unchanged, int refused) {}

    /**
     * The undo of an import.
     *
     * @param undoer the name of the user who undid it; null if it was not undone
     * @param putBack practices whose values it restored
     * @param partly practices of which it restored some values
     * @param left practices that it left as they are, in most cases because they had been changed since
     * @param at when it ended; null if it has not
     */
    public record Undo(
            @Nullable String undoer,
            int putBack,
            int partly,
            int left,
            @Nullable Instant at) {}

    /** Whether work is running in the background. */
    public boolean running() {
        return status == ImportStatus.CHECKING || status == ImportStatus.APPLYING || status == ImportStatus.UNDOING;
    }

    /** Whether an undo can start. */
    public boolean isUndoable() {
        return holdsEdits && (status == ImportStatus.DONE || status == ImportStatus.CANCELLED);
    }

    /** Whether an undo has been started. */
    public boolean isUndoStarted() {
        return undo.undoer() != null;
    }

    /** Number of rows without errors. */
    public int good() {
        return rows - faults;
    }

    /** Returns the progress of the current phase, from 0 to 1. */
    public double progress() {
        return rows == 0 ? 0 : Math.min(1, (double) position / rows);
    }
}
