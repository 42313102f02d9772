package io.curasync.reptarget;

/** Thrown if a line of a file or an item of a request is not a valid change of a target. The message describes the error to the user. */
final class InvalidTargetException extends Exception {

    private static final long serialVersionUID = 1;

    InvalidTargetException(String message) {
        super(message);
    }
}
