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
        @Nullable String message) {

    /** Whether something is going on in the background. */
    public boolean running() {
        return status == ImportStatus.CHECKING || status == ImportStatus.APPLYING;
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
