package io.curasync.assignment;

/** A handover cannot be undone; the message says why, for people. */
final class UndoRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UndoRefusedException(String message) {
        super(message);
    }
}
