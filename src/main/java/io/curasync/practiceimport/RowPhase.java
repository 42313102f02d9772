package io.curasync.practiceimport;

import java.util.List;

/**
 * The work on the rows of an import in one phase, which is the application or the undo of the rows. The ledger processes the rows in
 * batches. An import step calls these methods in a transaction that has locked the import. The search for rows that the ledger rejects
 * calls these methods without the lock.
 *
 * @param <R> type of the rows
 */
interface RowPhase<R> {

    /** Returns the next batch of rows to process; an empty list after the last row. */
    List<R> nextBatch(PracticeImport practiceImport);

    /**
     * Applies or undoes rows in the ledger, within the caller's transaction. Returns the outcome of each row, but does not store the
     * outcomes.
     *
     * @param by id of the user who uploaded the file; for an undo, id of the user who started the undo
     */
    List<?> post(PracticeImport practiceImport, long by, List<R> rows);

    /** Stores the reason why the ledger cannot process a row, and counts the row. Another call for the same row has no effect. */
    void reject(PracticeImport practiceImport, R row, String reason);
}
