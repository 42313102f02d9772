package io.curasync.curagenesis;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Thrown if a call to CuraGenesis failed. The message is for people and may suggest a remedy. */
public abstract sealed class CuraGenesisException extends Exception {

    private static final long serialVersionUID = 1;

    private CuraGenesisException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The token was rejected. A retry does not help. */
    public static final class Unauthorized extends CuraGenesisException {

        private static final long serialVersionUID = 1;

        Unauthorized() {
            super("CuraGenesis does not accept our token (401): set CURAGENESIS_VENDOR_TOKEN to a valid one", null);
        }
    }

    /** The cursor is no longer valid. The run must start again from the first page. */
    public static final class CursorExpired extends CuraGenesisException {

        private static final long serialVersionUID = 1;

        CursorExpired() {
            super("CuraGenesis no longer knows the cursor of the next page (400)", null);
        }
    }

    /** A temporary failure. {@link PartnerApi} throws it after all retries failed. */
    public static final class Unavailable extends CuraGenesisException {

        private static final long serialVersionUID = 1;

        private final transient @Nullable Duration retryAfter;

        Unavailable(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }

        @Nullable
        Duration retryAfter() {
            return retryAfter;
        }
    }

    /**
     * CuraGenesis requested a delay that is too long to wait within the run. CuraGenesis must not be called before the delay has
     * passed.
     */
    public static final class RetryLater extends CuraGenesisException {

        private static final long serialVersionUID = 1;

        private final Duration delay;

        RetryLater(String message, Duration delay) {
            super(message, null);
            this.delay = delay;
        }

        /** Returns the requested delay, counted from the response. */
        Duration delay() {
            return delay;
        }
    }

    /** The next cursor was already used in this run, so paging would never end. */
    public static final class RepeatedCursor extends CuraGenesisException {

        private static final long serialVersionUID = 1;

        public RepeatedCursor() {
            super(
                    "CuraGenesis returned a nextCursor that this run has used already, so its pages would never end",
                    null);
        }
    }

    /** The circuit breaker is open after too many consecutive failures. */
    public static final class CircuitOpen extends CuraGenesisException {

        private static final long serialVersionUID = 1;

        CircuitOpen(Duration pause) {
            super(
                    "CuraGenesis failed many times in a row, so it is not called for %d s. Try again after that"
                            .formatted(pause.toSeconds()),
                    null);
        }
    }

    /** A response that this client cannot interpret. A retry does not help. */
    public static final class Unexpected extends CuraGenesisException {

        private static final long serialVersionUID = 1;

        Unexpected(String message) {
            super(message, null);
        }
    }
}
