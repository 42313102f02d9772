package io.curasync.practiceimport;

/** Status of an import. */
public enum ImportStatus {
    /** The rows are being validated. */
    CHECKING,
    /** The rows are validated. An admin can confirm the import if at least one row is valid. */
    READY,
    /** The valid rows are being applied. */
    APPLYING,
    /** All valid rows were processed. The ledger applied or rejected each of them. */
    DONE,
    /** An admin canceled the import, or no admin confirmed or continued it in time. Rows that were already applied stay applied. */
    CANCELLED,
    /**
     * An error stopped the validation, the application of the rows, or the undo. The application and the undo can be continued after the
     * last committed batch. The validation cannot be continued.
     */
    FAILED,
    /** The applied rows are being undone. */
    UNDOING,
    /**
     * The undo has ended and has restored the previous values that could be restored. An undo that failed also ends with this status if no
     * admin continued it in time. Its remaining rows were not undone. Practices that the import created still exist.
     */
    UNDONE
}
