package io.curasync.practiceimport;

/** The extent to which an undo restores the values that a row changed. */
public enum UndoExtent {
    /** All values, or there was nothing to restore because the row only created the practice. */
    PUT_BACK,
    PARTLY,
    LEFT
}
