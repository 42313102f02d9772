package io.curasync.webhook.ingest;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Reason for rejecting a delivery, with its HTTP status and metric tag. */
enum RejectReason {
    METHOD(HttpStatus.METHOD_NOT_ALLOWED),
    NO_SECRET(HttpStatus.SERVICE_UNAVAILABLE),
    RATE_LIMIT(HttpStatus.TOO_MANY_REQUESTS),
    NOT_JSON(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    /** The connection ended before the body was complete. */
    CUT(HttpStatus.BAD_REQUEST),
    SIGNATURE(HttpStatus.UNAUTHORIZED),
    /** The delivery is no valid event, or PostgreSQL cannot store it. */
    UNREADABLE(HttpStatus.BAD_REQUEST),
    /** The delivery could not be stored now. */
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;

    RejectReason(HttpStatus status) {
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Thrown if a delivery is rejected. The message is for the sender. */
    static final class RejectedException extends Exception {

        private static final long serialVersionUID = 1;

        private final RejectReason rejectReason;
        private final long retryAfterSeconds;

        RejectedException(RejectReason rejectReason, String message) {
            this(rejectReason, message, 0);
        }

        /** @param retryAfterSeconds value of the Retry-After header; 0 for no header */
        RejectedException(RejectReason rejectReason, String message, long retryAfterSeconds) {
            super(message, null, false, false);
            this.rejectReason = rejectReason;
            this.retryAfterSeconds = retryAfterSeconds;
        }

        RejectReason reason() {
            return rejectReason;
        }

        long retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }
}
