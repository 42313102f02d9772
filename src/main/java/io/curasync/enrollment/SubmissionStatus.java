package io.curasync.enrollment;

/** Status of a submission. */
public enum SubmissionStatus {
    /**
     * The submission was not sent yet, or it did not arrive at CuraGenesis. In the second case, the failure of the call shows that it did
     * not arrive, or a full sync or an admin has established this.
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
