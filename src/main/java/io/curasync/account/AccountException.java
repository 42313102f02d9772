package io.curasync.account;

import java.util.Objects;

/** Thrown if an operation on users, passwords or API tokens is rejected. The message states the reason and is shown to the user. */
public sealed class AccountException extends RuntimeException {

    private AccountException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** Thrown if the value of a field is invalid. */
    public static final class Invalid extends AccountException {

        private final String field;

        public Invalid(String field, String message) {
            super(message);
            this.field = field;
        }

        /**
         * Returns the name of the invalid field. For {@code POST /api/users}, this is the name of a JSON field. For other
         * operations, it is a name such as {@code current}, {@code scope} or {@code expiry}.
         */
        public String field() {
            return field;
        }
    }

    /** Thrown if the email or an alias already belongs to another user. */
    public static final class Taken extends AccountException {

        private final String field;

        public Taken(String field, String message) {
            super(message);
            this.field = field;
        }

        /** Returns the name of the field, {@code email} or {@code aliases}, as in the JSON of {@code POST /api/users}. */
        public String field() {
            return field;
        }
    }

    /** Thrown if the current state does not allow the operation, or the user does not exist. */
    public static final class Rejected extends AccountException {

        public Rejected(String message) {
            super(message);
        }
    }
}
