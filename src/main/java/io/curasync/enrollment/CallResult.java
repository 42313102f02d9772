package io.curasync.enrollment;

import io.curasync.curagenesis.EnrollmentApi.Enrolled;
import io.curasync.curagenesis.EnrollmentException;
import org.jspecify.annotations.Nullable;

/**
 * What came of one call.
 *
 * @param name as it is kept
 * @param status what the submission is from then on
 * @param userId that CuraGenesis gave; null unless it was accepted
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

    /** The same answer if another practice has its user id: whether it was accepted is for an admin to decide. */
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
