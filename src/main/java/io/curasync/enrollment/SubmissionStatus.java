package io.curasync.enrollment;

/** Status of a submission. */
public enum SubmissionStatus {
    DRAFT,
    /** A call is running. */
    SENDING,
    ACCEPTED,
    /** CuraGenesis rejected it. */
    REFUSED,
    /** It was sent, but it is not known whether it arrived. */
    UNKNOWN
}
