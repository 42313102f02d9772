package io.curasync.practiceimport;

/** Where an import stands. */
public enum ImportStatus {
    /** Its rows are being read by the columns. */
    CHECKING,
    /** It waits for somebody's word. */
    READY,
    APPLYING,
    DONE,
    CANCELLED,
    /** It stopped on our side, and can go on from where it was. */
    FAILED,
    UNDOING,
    /** What it changed was put back, as far as it had not been changed since. */
    UNDONE
}
