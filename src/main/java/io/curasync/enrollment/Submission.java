package io.curasync.enrollment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A practice that was entered in CuraSync, to be sent to CuraGenesis.
 *
 * @param creator name of the user who created the submission
 * @param repId id of the practice's future rep; null for none
 * @param rep name of the future rep; null for none
 * @param formData values of the intake form
 * @param changedAt time of the latest change of the form or the rep
 * @param attempts number of calls to CuraGenesis that were started
 * @param sentAt start of the latest call; null if there was none
 * @param endedAt end of the latest call, or the time at which CuraSync stopped waiting for its result; null if the call is running or there
 *     was none
 * @param message explanation of the status, for users; null if there is none
 * @param userId user id assigned by CuraGenesis; null if the submission is not accepted, or if only the practice id is known
 * @param practice CuraSync's id of the practice of an accepted submission; null if there is none
 * @param disputed whether CuraGenesis returned a user id that seems to belong to another practice, so that an admin must decide
 * @param absent whether this is a draft again, because a full sync or an admin established that it did not arrive at CuraGenesis
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

    /** Returns whether the form can be changed. Only drafts and rejected submissions can be changed. */
    public boolean editable() {
        return status == SubmissionStatus.DRAFT || status == SubmissionStatus.REFUSED;
    }

    /**
     * Returns whether a user must act, because the submission was rejected, has an unknown outcome, or did not arrive at
     * CuraGenesis.
     */
    public boolean needsAttention() {
        return status == SubmissionStatus.REFUSED || status == SubmissionStatus.UNKNOWN || absent;
    }

    /** Returns the display name: the name of the practice, or "Draft" with the id of the submission if the form has no name. */
    public String label() {
        String name = formData.get(FormField.NAME);
        return name.isEmpty() ? "Draft " + id : name;
    }
}
