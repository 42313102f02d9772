package io.curasync.webhook.ingest;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Reason for rejecting a delivery. Each reason has an HTTP status and a metric tag. */
public enum RejectReason {
    METHOD(HttpStatus.METHOD_NOT_ALLOWED, "not sent by POST"),
    NO_SECRET(HttpStatus.SERVICE_UNAVAILABLE, "no secret configured"),
    RATE_LIMIT(HttpStatus.TOO_MANY_REQUESTS, "rate limit exceeded"),
    NOT_JSON(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "not JSON"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "body too large"),
    /** The body is incomplete. It ended early or arrived too slowly, or the connection failed. */
    CUT(HttpStatus.BAD_REQUEST, "incomplete body"),
    /** The delivery has no signature header. */
    SIGNATURE_MISSING(HttpStatus.UNAUTHORIZED, "no signature"),
    /** The signature is malformed, or does not match any configured secret. */
    SIGNATURE_WRONG(HttpStatus.UNAUTHORIZED, "wrong signature"),
    /** The signature is valid, but its timestamp is too far from the current time. */
    SIGNATURE_EXPIRED(HttpStatus.UNAUTHORIZED, "timestamp too far from now"),
    /** The signature does not cover a timestamp, but the settings require one. */
    SIGNATURE_UNTIMED(HttpStatus.UNAUTHORIZED, "signature without timestamp"),
    /** The delivery is not a valid event, or PostgreSQL rejects its data. */
    UNREADABLE(HttpStatus.BAD_REQUEST, "no valid event"),
    /** Too many deliveries are waiting to be stored. The sender must send the delivery again. */
    QUEUE_FULL(HttpStatus.SERVICE_UNAVAILABLE, "queue full"),
    /** The delivery could not be stored, or the outcome is unknown. The sender must send the delivery again. */
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "could not be stored");

    private final HttpStatus status;
    private final String label;

    RejectReason(HttpStatus status, String label) {
        this.status = status;
        this.label = label;
    }

    HttpStatus status() {
        return status;
    }

    /** Returns the reason as text for admins, such as {@code wrong signature}. */
    public String label() {
        return label;
    }

    /** Returns whether the delivery has a signature that was not accepted. */
    public boolean isInvalidSignature() {
        return status == HttpStatus.UNAUTHORIZED && this != SIGNATURE_MISSING;
    }

    /**
     * Returns the metric tag. All reasons about signatures share the tag {@code signature}. {@link #QUEUE_FULL} and {@link #UNAVAILABLE}
     * share the tag {@code unavailable}.
     */
    String tag() {
        return switch (this) {
            case SIGNATURE_MISSING, SIGNATURE_WRONG, SIGNATURE_EXPIRED, SIGNATURE_UNTIMED -> "signature";
            case QUEUE_FULL, UNAVAILABLE -> "unavailable";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }

    /** Thrown if a delivery is rejected. The message is part of the response to the sender. */
    static final class RejectedException extends Exception {

        private static final long serialVersionUID = 1;

        private final RejectReason rejectReason;
        private final long retryAfterSeconds;

        RejectedException(RejectReason rejectReason, String message) {
            this(rejectReason, message, 0);
        }

        /**
         * Creates an exception without a stack trace.
         *
         * @param retryAfterSeconds value of the {@code Retry-After} header; 0 for no header
         */
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
