package io.curasync.enrollment;

import io.curasync.curagenesis.EnrollmentApi.Enrolled;
import io.curasync.curagenesis.EnrollmentException;
import org.jspecify.annotations.Nullable;

/**
 * Result of one call that sent a submission to CuraGenesis.
 *
 * @param name name of the result, which is stored with the attempt
 * @param status new status of the submission
 * @param httpStatus status of the HTTP response; null if there was none
 * @param answer body of the response; null if there was none
 * @param message description of the result, for users
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
     * Returns a result for the same response, but with status unknown and without the user id. Used if the user id seems to belong to
     * another practice. An admin must then decide whether that practice is the practice of the submission.
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
