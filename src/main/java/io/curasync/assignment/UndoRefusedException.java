package io.curasync.assignment;

/** Thrown if a handover cannot be undone. The message explains the reason to people. */
final class UndoRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UndoRefusedException(String message) {
        super(message);
    }
}
