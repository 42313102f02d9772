package io.curasync.enrollment;

/**
 * Event about a disputed submission. CuraGenesis returned a user id that seems to belong to another practice, so an admin must decide.
 * Published within the transaction that marks the submission as disputed.
 *
 * @param submission id of the submission
 * @param attempt number of the attempt to send the submission
 * @param label display name of the submission
 * @param userId the user id that CuraGenesis returned
 */
public record EnrollmentDisputed(long submission, int attempt, String label, String userId) {}
