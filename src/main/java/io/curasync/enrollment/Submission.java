package io.curasync.enrollment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A practice entered in CuraSync and sent to CuraGenesis.
 *
 * @param creator name of the user who created it
 * @param repId id of the future rep; null for no rep
 * @param attempts number of calls started
 * @param sentAt start of the latest call
 * @param message result of the latest call, for people
 * @param userId user id assigned by CuraGenesis
 * @param practice id of the practice in CuraSync; null if it does not exist yet
 * @param disputed whether an admin has to decide: CuraGenesis answered with the user id of another practice
 * @param absent whether this is a draft that was sent but has not arrived, and may be sent again
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

    /** Returns whether the form can still be changed. */
    public boolean editable() {
        return status == SubmissionStatus.DRAFT || status == SubmissionStatus.REFUSED;
    }

    /** Returns whether a person has to act. */
    public boolean needsAttention() {
        return status == SubmissionStatus.REFUSED || status == SubmissionStatus.UNKNOWN || absent;
    }

    /** Returns the display name. */
    public String label() {
        String name = intake.get(FormField.NAME);
        return name.isEmpty() ? "Draft " + id : name;
    }
}
