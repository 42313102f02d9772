package io.curasync.enrollment;

/** Status of a submission. */
public enum SubmissionStatus {
    /**
     * The submission was never sent, or it did not arrive at CuraGenesis. The error of the call, a full sync or an admin can establish that
     * it did not arrive.
     */
    DRAFT,
    /** A call to CuraGenesis is running. */
    SENDING,
    /** CuraGenesis has created the practice, according to its response or to a user's decision. */
    ACCEPTED,
    /** CuraGenesis rejected the submission and created nothing. */
    REFUSED,
    /** It is unknown whether CuraGenesis accepted the submission, or an admin must decide about a disputed user id. */
    UNKNOWN
}
