package io.curasync.enrollment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A practice entered in CuraSync and sent to CuraGenesis.
 *
 * @param creator name of the user who created the submission
 * @param repId id of the practice's future rep; null for none
 * @param rep name of the future rep; null for none
 * @param formData values of the intake form
 * @param attempts number of calls to CuraGenesis that were started
 * @param sentAt start of the latest call; null if there was none
 * @param endedAt end of the latest call; null if it is running or there was none
 * @param message explanation of the status, for people; null if there is none
 * @param userId user id assigned by CuraGenesis; null unless accepted
 * @param practice CuraSync's id of the practice; null if it does not exist yet
 * @param disputed whether CuraGenesis returned the user id of another practice, so that an admin has to decide
 * @param absent whether this is a draft again because an earlier attempt did not arrive at CuraGenesis
 */
public record Submission(
        long id,
        long creatorId,
        String creator,
        @Nullable Long repId,
        @Nullable String rep,
        SubmissionStatus status,
        FormData formData,
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

    /** Returns whether a person has to fix, reconcile or resend the submission. */
    public boolean needsAttention() {
        return status == SubmissionStatus.REFUSED || status == SubmissionStatus.UNKNOWN || absent;
    }

    /** Returns the practice's name for display, or "Draft" with the id if the form has no name. */
    public String label() {
        String name = formData.get(FormField.NAME);
        return name.isEmpty() ? "Draft " + id : name;
    }
}
