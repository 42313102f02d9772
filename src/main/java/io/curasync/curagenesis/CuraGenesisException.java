package io.curasync.curagenesis;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** CuraGenesis did not give what was asked for. The message is for people and says what helps. */
public abstract sealed class CuraGenesisException extends Exception {

    private static final long serialVersionUID = 1;

    private CuraGenesisException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The token is not accepted: no retry would mend that. */
    public static final class Unauthorized extends CuraGenesisException {

        private static final long serialVersionUID = 1;

        Unauthorized() {
            super("CuraGenesis does not accept our token (401): set CURAGENESIS_VENDOR_TOKEN to a valid one", null);
        }
    }

    /** The cursor is no longer valid: start over. */
    public static final class CursorExpired extends CuraGenesisException {

        private static final long serialVersionUID = 1;

        CursorExpired() {
            super("CuraGenesis no longer knows the cursor of the next page (400)", null);
        }
    }

    /** Something that may pass: it was tried again and did not. */
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

    /** It asked for a wait that is too long to be sat out: no call is made before it is over. */
    public static final class RetryLater extends CuraGenesisException {

        private static final long serialVersionUID = 1;

        private final Duration asked;

        RetryLater(String message, Duration asked) {
            super(message, null);
            this.asked = asked;
        }

        /** From now on. */
        Duration asked() {
            return asked;
        }
    }

    /** The cursor of the next page was used before in the same run: reading on would never end. */
    public static final class RepeatedCursor extends CuraGenesisException {

        private static final long serialVersionUID = 1;

        public RepeatedCursor() {
            super("CuraGenesis gave a nextCursor that this run has used already, so its pages would never end", null);
        }
    }

    /** It failed so often in a row that it is not called for a while. */
    public static final class CircuitOpen extends CuraGenesisException {

        private static final long serialVersionUID = 1;

        CircuitOpen(Duration pause) {
            super(
                    "CuraGenesis failed many times in a row, so it is left alone for %d s: try again then"
                            .formatted(pause.toSeconds()),
                    null);
        }
    }

    /** It answered something that this client does not know how to take. */
    public static final class Unexpected extends CuraGenesisException {

        private static final long serialVersionUID = 1;

        Unexpected(String message) {
            super(message, null);
        }
    }
}
