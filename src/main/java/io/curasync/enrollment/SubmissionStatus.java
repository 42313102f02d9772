package io.curasync.enrollment;

/** Status of a submission. */
public enum SubmissionStatus {
    /** Not sent yet, or certainly not arrived at CuraGenesis. */
    DRAFT,
    /** A call to CuraGenesis is running. */
    SENDING,
    /** CuraGenesis has created the practice. */
    ACCEPTED,
    /** CuraGenesis rejected the submission and created nothing. */
    REFUSED,
    /** It is unknown whether CuraGenesis accepted the submission. */
    UNKNOWN
}
