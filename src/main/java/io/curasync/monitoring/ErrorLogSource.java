package io.curasync.monitoring;

import java.time.Instant;
import java.util.List;

/**
 * Supplies failures to the error log. A module that stores failures implements this interface as a bean. There is at least one bean per
 * {@link ErrorSource}.
 */
public interface ErrorLogSource {

    /**
     * Maximum number of rows that a query of a source reads from one table. If the table may have more, the query should read the newest.
     * The limit bounds the time for reading the error log. The counts in the error log include only the rows that were read.
     */
    int MAX_ROWS = 10_000;

    ErrorSource source();

    /**
     * Returns failures, newest first. May combine similar failures into one entry.
     *
     * @param since earliest time of a failure
     * @param limit maximum number of entries
     */
    List<ErrorEntry> failuresSince(Instant since, int limit);
}
