package io.curasync.practiceimport;

/** Status of an import. */
public enum ImportStatus {
    /** The rows are being validated. */
    CHECKING,
    /** The rows are validated; an admin has to confirm the import. */
    READY,
    /** The valid rows are being applied. */
    APPLYING,
    /** All valid rows were applied. */
    DONE,
    /** An admin canceled the import, or it was not confirmed in time. Rows that were already applied stay applied. */
    CANCELLED,
    /** An error in CuraSync stopped the import or its undo. It can continue from its position. */
    FAILED,
    /** The applied rows are being undone. */
    UNDOING,
    /** The applied rows were undone, except for values that could not be restored. */
    UNDONE
}
