package io.curasync.practiceimport;

import java.util.List;

/**
 * A phase of an import that posts rows to the ledger in batches. All methods run within the caller's transaction, which has locked the
 * import.
 *
 * @param <R> type of the rows
 */
interface RowWork<R> {

    /** Returns the next rows to process, or an empty list after the last row. */
    List<R> nextBatch(PracticeImport practiceImport);

    /**
     * Posts rows to the ledger and returns the outcome of each. Does not store the outcomes.
     *
     * @param by id of the user who started the phase
     */
    List<?> post(PracticeImport practiceImport, long by, List<R> rows);

    /** Stores the reason why the ledger rejects a row. Does nothing if the row already has an outcome. */
    void reject(PracticeImport practiceImport, R row, String reason);
}
