package io.curasync.curagenesis;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Enrolling practices at CuraGenesis. It sends a welcome mail, so a practice must never be enrolled twice. */
public interface EnrollmentApi {

    /** Null when it can be called; else a sentence that says what to set. */
    @Nullable
    String missingSetting();

    /** A call has ended, one way or another, after this long. */
    Duration longest();

    /**
     * Enrolls the practice by one call, which is never repeated here.
     *
     * @throws EnrollmentException it was not enrolled, or nobody can say
     */
    Enrolled enroll(NewPractice practice) throws EnrollmentException;

    /**
     * It was enrolled.
     *
     * @param userId the practice's id from now on
     * @param status of the HTTP answer
     * @param answer its body, fit to be kept and shown
     */
    record Enrolled(String userId, int status, String answer) {}
}
