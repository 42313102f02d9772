package io.curasync.curagenesis;

import org.jspecify.annotations.Nullable;

/** A practice was not enrolled, or it is not known whether it was. The message is for people. */
public abstract sealed class EnrollmentException extends Exception {

    private static final long serialVersionUID = 1;

    private final @Nullable Integer status;
    private final @Nullable String answer;

    private EnrollmentException(String message, @Nullable Integer status, @Nullable String answer) {
        super(message);
        this.status = status;
        this.answer = answer;
    }

    /** Of the HTTP answer; null: there was none. */
    public @Nullable Integer status() {
        return status;
    }

    /** The answer's body, fit to be kept and shown; null: there was none. */
    public @Nullable String answer() {
        return answer;
    }

    /** CuraGenesis does not want it as it is: nothing was made. */
    public static final class Rejected extends EnrollmentException {

        private static final long serialVersionUID = 1;

        Rejected(String message, int status, String answer) {
            super(message, status, answer);
        }
    }

    /** It surely did not get as far as being enrolled, and may be sent again as it is. */
    public static final class NotSent extends EnrollmentException {

        private static final long serialVersionUID = 1;

        NotSent(String message, @Nullable Integer status, @Nullable String answer) {
            super(message, status, answer);
        }
    }

    /** It was sent, and what became of it is not known: it must not be sent again before that is. */
    public static final class UnknownOutcome extends EnrollmentException {

        private static final long serialVersionUID = 1;

        UnknownOutcome(String message, @Nullable Integer status, @Nullable String answer) {
            super(message, status, answer);
        }
    }
}
