package io.curasync.account;

import java.util.Objects;

/** Thrown if an operation on users, passwords or API tokens cannot be done. The message states the reason, for the user. */
public sealed class AccountException extends RuntimeException {

    private AccountException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** The value of a field is not acceptable. */
    public static final class Invalid extends AccountException {

        private final String field;

        public Invalid(String field, String message) {
            super(message);
            this.field = field;
        }

        /** Returns the name of the field: as in the JSON of {@code POST /api/users}, or as on the screen, such as {@code expiry}. */
        public String field() {
            return field;
        }
    }

    /** The email or an alias already belongs to another user. */
    public static final class Taken extends AccountException {

        private final String field;

        public Taken(String field, String message) {
            super(message);
            this.field = field;
        }

        /** Returns the name of the field, as in the JSON of {@code POST /api/users}. */
        public String field() {
            return field;
        }
    }

    /** The current state does not allow the operation. */
    public static final class Rejected extends AccountException {

        public Rejected(String message) {
            super(message);
        }
    }
}
