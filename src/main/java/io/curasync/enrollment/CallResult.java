package io.curasync.enrollment;

import io.curasync.curagenesis.EnrollmentApi.Enrolled;
import io.curasync.curagenesis.EnrollmentException;
import org.jspecify.annotations.Nullable;

/**
 * Result of one enrollment call.
 *
 * @param name name under which the result is stored with the attempt
 * @param status new status of the submission
 * @param httpStatus status of the HTTP response; null if there was none
 * @param answer body of the response; null if there was none
 * @param message meaning of the result, for people
 * @param userId user id assigned by CuraGenesis; null unless accepted
 */
record CallResult(
        String name,
        SubmissionStatus status,
        @Nullable Integer httpStatus,
        @Nullable String answer,
        String message,
        @Nullable String userId) {

    static CallResult of(Enrolled enrolled) {
        return new CallResult(
                "ACCEPTED",
                SubmissionStatus.ACCEPTED,
                enrolled.status(),
                enrolled.answer(),
                "Accepted as " + enrolled.userId(),
                enrolled.userId());
    }

    /**
     * Returns the same result with status unknown, for a user id that another practice already has. An admin must
     * decide whether the submission was accepted.
     */
    CallResult asDisputed() {
        return new CallResult(
                "UNKNOWN",
                SubmissionStatus.UNKNOWN,
                httpStatus,
                answer,
                "CuraGenesis answered with the user id %s, which a practice in CuraSync already has".formatted(userId),
                null);
    }

    static CallResult of(EnrollmentException failure) {
        String message = String.valueOf(failure.getMessage());
        return switch (failure) {
            case EnrollmentException.Rejected rejected ->
                new CallResult(
                        "REFUSED", SubmissionStatus.REFUSED, rejected.status(), rejected.answer(), message, null);
            case EnrollmentException.NotSent notSent ->
                new CallResult("NOT_TAKEN", SubmissionStatus.DRAFT, notSent.status(), notSent.answer(), message, null);
            case EnrollmentException.UnknownOutcome unknown ->
                new CallResult("UNKNOWN", SubmissionStatus.UNKNOWN, unknown.status(), unknown.answer(), message, null);
        };
    }
}
