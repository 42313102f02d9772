package io.curasync.practiceimport;

/** Extent to which the undo of a row restored the values that the row had changed. */
public enum UndoExtent {
    /**
     * The undo restored every value that the row changed. For a practice that the row created, the undo removed every value that the row
     * set. A row that set no value also has this extent.
     */
    PUT_BACK,
    /** The undo restored only some values. */
    PARTLY,
    /** The undo restored no value. */
    LEFT
}
