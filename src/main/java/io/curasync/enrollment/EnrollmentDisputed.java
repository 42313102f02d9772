package io.curasync.enrollment;

/**
 * Event: CuraGenesis answered a submission with the user id of another practice, so an admin has to decide. Published
 * within the transaction that stores it.
 *
 * @param attempt number of the call
 * @param label display name of the submission
 */
public record EnrollmentDisputed(long submission, int attempt, String label, String userId) {}
