package io.curasync.enrollment;

/**
 * Event: CuraGenesis returned the user id of another practice for a submission, so an admin has to decide. Published
 * within the transaction that marks the submission as disputed.
 *
 * @param submission id of the submission
 * @param attempt number of the call to CuraGenesis
 * @param label display name of the submission
 */
public record EnrollmentDisputed(long submission, int attempt, String label, String userId) {}
