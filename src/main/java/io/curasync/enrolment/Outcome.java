package io.curasync.enrolment;

import io.curasync.curagenesis.EnrolmentApi.Enrolled;
import io.curasync.curagenesis.EnrolmentException;
import org.jspecify.annotations.Nullable;

/**
 * What came of one call.
 *
 * @param name as it is kept
 * @param status what the submission is from then on
 * @param userId that CuraGenesis gave; null unless it was accepted
 */
record Outcome(
        String name,
        SubmissionStatus status,
        @Nullable Integer httpStatus,
        @Nullable String answer,
        String message,
        @Nullable String userId) {

    static Outcome of(Enrolled enrolled) {
        return new Outcome(
                "ACCEPTED",
                SubmissionStatus.ACCEPTED,
                enrolled.status(),
                enrolled.answer(),
                "Accepted as " + enrolled.userId(),
                enrolled.userId());
    }

    /** The same answer if another practice has its user id: whether it was accepted is for an admin to decide. */
    Outcome disputed() {
        return new Outcome(
                "UNKNOWN",
                SubmissionStatus.UNKNOWN,
                httpStatus,
                answer,
                "CuraGenesis answered with the user id %s, which a practice in CuraSync has already".formatted(userId),
                null);
    }

    static Outcome of(EnrolmentException failure) {
        String message = String.valueOf(failure.getMessage());
        return switch (failure) {
            case EnrolmentException.Refused refused ->
                new Outcome("REFUSED", SubmissionStatus.REFUSED, refused.status(), refused.answer(), message, null);
            case EnrolmentException.NotTaken notTaken ->
                new Outcome("NOT_TAKEN", SubmissionStatus.DRAFT, notTaken.status(), notTaken.answer(), message, null);
            case EnrolmentException.Unclear unclear ->
                new Outcome("UNKNOWN", SubmissionStatus.UNKNOWN, unclear.status(), unclear.answer(), message, null);
        };
    }
}
