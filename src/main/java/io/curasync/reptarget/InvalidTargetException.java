package io.curasync.reptarget;

/** Thrown if a line of a file or an item of a request cannot become a target. The message says what to do. */
final class InvalidTargetException extends Exception {

    private static final long serialVersionUID = 1;

    InvalidTargetException(String message) {
        super(message);
    }
}
