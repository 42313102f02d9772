package io.curasync.curagenesis;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Client that enrolls practices at CuraGenesis. CuraGenesis sends a welcome email for each enrollment, so a practice must never be
 * enrolled twice.
 */
public interface EnrollmentApi {

    /** Returns a message for users that names the missing setting, without a final period; null if the address and the token are set. */
    @Nullable
    String missingSetting();

    /** Returns the maximum duration of a call, including the connection setup. */
    Duration maxCallDuration();

    /**
     * Enrolls the practice with a single call, which is never retried. Makes no call if a setting is missing.
     *
     * @throws EnrollmentException if the practice was not enrolled, or if the outcome is unknown
     */
    Enrolled enroll(NewPractice practice) throws EnrollmentException;

    /**
     * Result of a successful enrollment.
     *
     * @param userId user id of the practice at CuraGenesis
     * @param status status of the HTTP response
     * @param answer body of the response, sanitized and truncated for storage and display
     */
    record Enrolled(String userId, int status, String answer) {}
}
