package io.curasync.curagenesis;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Thrown if practices could not be fetched from CuraGenesis. The message can be shown to users and may suggest a remedy. */
public abstract sealed class CuraGenesisException extends Exception {

    private static final long serialVersionUID = 1;

    private CuraGenesisException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Thrown if CuraGenesis rejected the token (status 401 or 403). A retry does not help. */
    public static final class Unauthorized extends CuraGenesisException {

        private static final long serialVersionUID = 1;

        Unauthorized() {
            super(
                    "CuraGenesis does not accept our token (401 or 403): set CURAGENESIS_VENDOR_TOKEN to a valid one",
                    null);
        }
    }

    /**
     * Thrown if CuraGenesis responded with status 400 to a request that contained a cursor. The cursor has probably expired, so the run
     * must start again at the first page.
     */
    public static final class CursorExpired extends CuraGenesisException {

        private static final long serialVersionUID = 1;

        CursorExpired() {
            super("CuraGenesis no longer knows the cursor of the next page (400)", null);
        }
    }

    /**
     * Thrown after a temporary failure. There was no complete or readable response, or the response had a status such as 429 or 503.
     * {@link PartnerApi} throws this exception only after all retries have failed.
     */
    public static final class Unavailable extends CuraGenesisException {

        private static final long serialVersionUID = 1;

        private final transient @Nullable Duration retryAfter;

        Unavailable(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }

        /** Returns the delay that CuraGenesis requested; null if it requested none. */
        @Nullable
        Duration retryAfter() {
            return retryAfter;
        }
    }

    /**
     * Thrown if CuraGenesis requested a delay that is too long to wait within a run. CuraGenesis must not be called before the delay has
     * passed.
     */
    public static final class RetryLater extends CuraGenesisException {

        private static final long serialVersionUID = 1;

        private final Duration delay;

        RetryLater(String message, Duration delay) {
            super(message, null);
            this.delay = delay;
        }

        /** Returns the requested delay, at most one day, counted from the response. */
        Duration delay() {
            return delay;
        }
    }

    /**
     * Thrown if CuraGenesis returned a cursor that the run has already used. The run fails, because it would otherwise fetch the same
     * pages forever.
     */
    public static final class RepeatedCursor extends CuraGenesisException {

        private static final long serialVersionUID = 1;

        public RepeatedCursor() {
            super(
                    "CuraGenesis returned a nextCursor that this run has used already, so its pages would never end",
                    null);
        }
    }

    /** Thrown if CuraGenesis was not called, because the circuit breaker is open after too many consecutive failures. */
    public static final class CircuitOpen extends CuraGenesisException {

        private static final long serialVersionUID = 1;

        CircuitOpen(Duration pause) {
            super(
                    "CuraGenesis failed many times in a row, so it is not called for %d s. Try again after that"
                            .formatted(pause.toSeconds()),
                    null);
        }
    }

    /**
     * Thrown if CuraGenesis sent an unusable response, such as a redirect, a status 404, a page above the size limit or an invalid
     * cursor. A retry does not help.
     */
    public static final class Unexpected extends CuraGenesisException {

        private static final long serialVersionUID = 1;

        Unexpected(String message) {
            super(message, null);
        }
    }
}
