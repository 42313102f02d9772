package io.curasync.enrollment;

/**
 * Event that an admin must decide about a submission, because CuraGenesis returned a user id that seems to belong to another practice.
 * Published within the transaction that marks the submission as disputed.
 *
 * @param submission id of the submission
 * @param attempt number of the attempt to send the submission
 * @param label display name of the submission
 * @param userId the user id that CuraGenesis returned
 */
public record EnrollmentDisputed(long submission, int attempt, String label, String userId) {}
