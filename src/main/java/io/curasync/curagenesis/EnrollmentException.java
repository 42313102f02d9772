package io.curasync.curagenesis;

import org.jspecify.annotations.Nullable;

/** Thrown if a practice was not enrolled, or if the outcome of the call is unknown. The message can be shown to users. */
public abstract sealed class EnrollmentException extends Exception {

    private static final long serialVersionUID = 1;

    private final @Nullable Integer status;
    private final @Nullable String answer;

    private EnrollmentException(String message, @Nullable Integer status, @Nullable String answer) {
        super(message);
        this.status = status;
        this.answer = answer;
    }

    /** Returns the status of the HTTP response; null if there was no complete response. */
    public @Nullable Integer status() {
        return status;
    }

    /**
     * Returns the body of the response, sanitized and truncated for storage and display; null if there was no complete response.
     */
    public @Nullable String answer() {
        return answer;
    }

    /** Thrown if CuraGenesis rejected the request and did not enroll the practice. */
    public static final class Rejected extends EnrollmentException {

        private static final long serialVersionUID = 1;

        Rejected(String message, int status, String answer) {
            super(message, status, answer);
        }
    }

    /**
     * Thrown if the practice was certainly not enrolled. Either a setting is missing, or the data was not sent, or the response shows
     * that CuraGenesis did not process the request. The same submission may be sent again.
     */
    public static final class NotSent extends EnrollmentException {

        private static final long serialVersionUID = 1;

        NotSent(String message, @Nullable Integer status, @Nullable String answer) {
            super(message, status, answer);
        }
    }

    /**
     * Thrown if CuraGenesis may have processed the request, but the outcome is unknown. The submission must not be sent again before the
     * outcome is known.
     */
    public static final class UnknownOutcome extends EnrollmentException {

        private static final long serialVersionUID = 1;

        UnknownOutcome(String message, @Nullable Integer status, @Nullable String answer) {
            super(message, status, answer);
        }
    }
}
