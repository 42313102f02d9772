package io.curasync.practiceimport;

/** The status of an import. */
public enum ImportStatus {
    /** Its rows are being validated. */
    CHECKING,
    /** It waits for confirmation. */
    READY,
    APPLYING,
    DONE,
    CANCELLED,
    /** It stopped because of an error on our side, and can continue from its position. */
    FAILED,
    UNDOING,
    /** Its changes were undone, except values that had been changed since. */
    UNDONE
}
