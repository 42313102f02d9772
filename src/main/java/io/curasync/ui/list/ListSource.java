package io.curasync.ui.list;

import io.curasync.ui.NumberLabels;
import java.util.List;

/**
 * Reads the rows of a {@link LiveList}. The methods may be called by any thread.
 *
 * @param <Q> type of the query, with value equality
 * @param <T> type of a row, with value equality
 */
public interface ListSource<Q, T> {

    /**
     * Value in place of the number of rows if the rows were not counted. A source that does not count again returns this value from {@link
     * #recount}.
     */
    int UNCOUNTED = -1;

    List<T> page(Q query, int offset, int limit);

    int count(Q query);

    /**
     * Counts the rows again after a change. A source for which this is too expensive returns {@link #UNCOUNTED}. The list then detects a
     * change of the number of rows only by {@link #newer} and by changes of the loaded rows.
     */
    default int recount(Q query) {
        return count(query);
    }

    /**
     * Returns the query for a reload. A query may contain the id of the newest row, so that rows that are created later do not move the
     * other rows. Such a source returns a query with the id of the row that is now the newest. The default implementation returns the same
     * query.
     */
    default Q renewed(Q query) {
        return query;
    }

    /**
     * Returns the number of rows that were created after the newest row of the query; see {@link #renewed}. The list shows these rows only
     * after a reload. The default implementation returns 0.
     */
    default int newer(Q query) {
        return 0;
    }

    /**
     * Reads the loaded rows again after a change. The default implementation reads the range of the loaded rows and counts all rows. A
     * source for which this is too expensive can read the rows by id instead, and check less often whether the rows have moved.
     *
     * @param size number of rows of the query at the last count; {@link #UNCOUNTED} if they were not counted yet
     * @param loaded the rows that were sent to the browser
     */
    default ListUpdate<T> update(Q query, int size, LoadedWindow<T> loaded) {
        List<T> rows = page(query, loaded.offset(), loaded.limit());
        int count = recount(query);
        int newer = newer(query);
        boolean isSameCount = count == size || count == UNCOUNTED;
        return new ListUpdate<>(rows, newer > 0 || !isSameCount || !loaded.hasIdsOf(rows), newer);
    }

    /**
     * Returns the number of changes since the list was read. The list calls this while updates are paused. The default implementation
     * returns 0.
     */
    default int changes(Q query) {
        return 0;
    }

    /** Returns the text of the notice about changes that only a reload shows, such as {@code 12 new}. */
    default String waitingLabel(int changes) {
        return NumberLabels.of(changes) + " new";
    }
}
