package io.curasync.practiceimport;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import.
 *
 * @param header the titles in the file's first row
 * @param creator the name of who uploaded it
 * @param position how many rows the present step is done with
 * @param faults rows with an error, which are skipped
 * @param toCreate practices that it would create, as known when it was checked
 * @param changeNames practices whose name it would change; likewise NPIs and reps
 * @param refused rows without a fault that could not be brought in all the same
 * @param message why it failed; null: it did not
 * @param holdsEdits whether its rows hold what an undo needs
 * @param undoer the name of the user who undid it; null if nobody did
 * @param putBack practices whose values the undo put back
 * @param partly practices of which it put some values back
 * @param left practices that it left as they are, in most cases because they had been changed since
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
        int toCreate,
        int toUpdate,
        int toKeep,
        int changeNames,
        int changeNpis,
        int changeReps,
        int created,
        int updated,
        int unchanged,
        int refused,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String message,
        boolean holdsEdits,
        @Nullable String undoer,
        int putBack,
        int partly,
        int left,
        @Nullable Instant undoneAt) {

    /** Whether something is going on in the background. */
    public boolean running() {
        return status == ImportStatus.CHECKING || status == ImportStatus.APPLYING || status == ImportStatus.UNDOING;
    }

    /** Whether an undo can start. */
    public boolean isUndoable() {
        return holdsEdits && (status == ImportStatus.DONE || status == ImportStatus.CANCELLED);
    }

    /** Whether an undo has been started. */
    public boolean isUndoStarted() {
        return undoer != null;
    }

    /** How many rows would be brought in. */
    public int good() {
        return rows - faults;
    }

    /** 0 to 1. */
    public double progress() {
        return rows == 0 ? 0 : Math.min(1, (double) position / rows);
    }
}
