package io.curasync.enrollment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A practice that is made here.
 *
 * @param creator the name of who made it
 * @param repId whose the practice will be; null: nobody's
 * @param attempts how many calls have begun
 * @param sentAt when the latest one did
 * @param message what came of it, for people
 * @param userId that CuraGenesis gave it
 * @param practice CuraSync's id of it; null: it is none yet
 * @param disputed whether an admin has to decide: CuraGenesis answered with the user id of another practice
 * @param absent a draft that was sent and has not arrived: it may be sent again
 */
public record Submission(
        long id,
        long creatorId,
        String creator,
        @Nullable Long repId,
        @Nullable String rep,
        SubmissionStatus status,
        FormData intake,
        Instant changedAt,
        int attempts,
        @Nullable Instant sentAt,
        @Nullable Instant endedAt,
        @Nullable String message,
        @Nullable String userId,
        @Nullable Long practice,
        boolean disputed,
        boolean absent) {

    /** Whether its form can still be changed. */
    public boolean editable() {
        return status == SubmissionStatus.DRAFT || status == SubmissionStatus.REFUSED;
    }

    /** Whether somebody has to look at it. */
    public boolean needsAttention() {
        return status == SubmissionStatus.REFUSED || status == SubmissionStatus.UNKNOWN || absent;
    }

    /** What to call it. */
    public String label() {
        String name = intake.get(FormField.NAME);
        return name.isEmpty() ? "Draft " + id : name;
    }
}
