package io.curasync.practiceimport;

/** Extent to which the undo of a row restored the values that the row had changed. */
public enum UndoExtent {
    /**
     * The undo restored every value that the row changed. If the row created the practice, the undo removed every value that the row set.
     * Also used if the row set no value.
     */
    PUT_BACK,
    /** The undo restored only some values. */
    PARTLY,
    /** The undo restored no value. */
    LEFT
}
