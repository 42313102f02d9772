package io.curasync.enrollment;

/** Where a submission stands. */
public enum SubmissionStatus {
    DRAFT,
    /** A call is under way. */
    SENDING,
    ACCEPTED,
    /** CuraGenesis does not want it as it is. */
    REFUSED,
    /** It was sent, and nobody can say so far whether it arrived. */
    UNKNOWN
}
