package io.curasync.curagenesis;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Enrolls practices at CuraGenesis. CuraGenesis sends a welcome email, so a practice must never be enrolled twice. */
public interface EnrollmentApi {

    /** Returns a sentence that names the missing setting; null if the API can be called. */
    @Nullable
    String missingSetting();

    /** Returns the maximum duration of a call. */
    Duration maxCallDuration();

    /**
     * Enrolls the practice with exactly one call, which is never retried.
     *
     * @throws EnrollmentException if the practice was not enrolled, or the outcome is unknown
     */
    Enrolled enroll(NewPractice practice) throws EnrollmentException;

    /**
     * Result of a successful enrollment.
     *
     * @param userId user id of the practice at CuraGenesis
     * @param status status of the HTTP response
     * @param answer body of the response, sanitized for storage and display
     */
    record Enrolled(String userId, int status, String answer) {}
}
