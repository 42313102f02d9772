package io.curasync.enrollment;

import io.curasync.curagenesis.EnrollmentApi.Enrolled;
import io.curasync.curagenesis.EnrollmentException;
import org.jspecify.annotations.Nullable;

/**
 * Result of one enrollment call.
 *
 * @param name stored name of the result
 * @param status resulting status of the submission
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
     * Returns the result if another practice already has this user id: an admin must decide whether the submission
     * was accepted.
     */
    CallResult disputed() {
        return new CallResult(
                "UNKNOWN",
                SubmissionStatus.UNKNOWN,
                httpStatus,
                answer,
                "CuraGenesis answered with the user id %s, which a practice in CuraSync has already".formatted(userId),
                null);
    }

    static CallResult of(EnrollmentException failure) {
        String message = String.valueOf(failure.getMessage());
        return switch (failure) {
            case EnrollmentException.Rejected refused ->
                new CallResult("REFUSED", SubmissionStatus.REFUSED, refused.status(), refused.answer(), message, null);
            case EnrollmentException.NotSent notTaken ->
                new CallResult(
                        "NOT_TAKEN", SubmissionStatus.DRAFT, notTaken.status(), notTaken.answer(), message, null);
            case EnrollmentException.UnknownOutcome unclear ->
                new CallResult("UNKNOWN", SubmissionStatus.UNKNOWN, unclear.status(), unclear.answer(), message, null);
        };
    }
}
