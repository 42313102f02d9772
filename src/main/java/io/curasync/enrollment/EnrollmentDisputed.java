package io.curasync.enrollment;

/**
 * CuraGenesis answered a submission with the user id of another practice, and an admin has to decide. Published within the
 * transaction that stores it.
 *
 * @param attempt the number of the call
 * @param label name of the submission, for people
 */
public record EnrollmentDisputed(long submission, int attempt, String label, String userId) {}
