package io.curasync.practiceimport;

/** How much of what a row changed is put back when its import is undone. */
public enum UndoExtent {
    /** Everything, or there was nothing to put back because the row only created the practice. */
    PUT_BACK,
    PARTLY,
    LEFT
}
