package io.curasync.practiceimport;

import java.util.List;

/** Work on the rows of an import, batch by batch, each within the caller's transaction, which has the import locked. */
interface RowWork<R> {

    /** Returns the next rows. */
    List<R> due(PracticeImport book);

    /**
     * Posts rows to the ledger. Does not store the outcome.
     *
     * @param by the user who started the work
     */
    List<?> post(PracticeImport book, long by, List<R> rows);

    /** Marks a row that the ledger cannot take, unless it is already marked. */
    void refuse(PracticeImport book, R row, String reason);
}
