package io.curasync.assignment;

/** Thrown if a handover cannot be undone. The message states the reason and is shown to the user. */
final class UndoRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UndoRefusedException(String message) {
        super(message);
    }
}
