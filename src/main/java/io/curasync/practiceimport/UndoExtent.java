package io.curasync.practiceimport;

/** Extent to which an undo restores the values that a row changed. */
public enum UndoExtent {
    /** All values are restored, or the row changed none because it only created the practice. */
    PUT_BACK,
    /** Some values are restored. */
    PARTLY,
    /** No value is restored. */
    LEFT
}
